-- The rows noted under a question (objections, people, stages …), each once an interview, a row per column.
select e.interview, e.question, e.words as entry, s.col, s.code, s.number, s.unit
from entry e
join settled s on s.interview = e.interview and s.question = e.question and s.part = e.part and s.entry = e.entry
