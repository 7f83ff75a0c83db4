-- How each question stands in each interview: open, touched, answered, not_known, not_applicable or skipped.
select a.interview, a.question, q.label, a.must_ask, a.status, a.provenance, a.is_settled
from answer a join asks q on q.guide = a.guide and q.question = a.question
