-- How often each question was asked (answered, touched or not known) and answered, where it was applicable.
select question, max(must_ask) as must_ask,
  sum(case when status in ('answered', 'touched', 'not_known') then 1 else 0 end) as asked,
  sum(case when status = 'answered' then 1 else 0 end) as answered,
  sum(case when status <> 'not_applicable' then 1 else 0 end) as interviews
from answer group by question
