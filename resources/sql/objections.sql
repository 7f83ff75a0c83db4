-- Objections by what they were about and what became of them; one two people noted in an interview is one.
select e.interview, e.name, e.words as objection, coalesce(c.code, '') as category, coalesce(r.code, '') as result
from entry e
left join settled c on c.interview = e.interview and c.question = e.question and c.part = e.part and c.entry = e.entry
  and c.col = 'category'
left join settled r on r.interview = e.interview and r.question = e.question and r.part = e.part and r.entry = e.entry
  and r.col = 'result'
where e.question = 'objections'
