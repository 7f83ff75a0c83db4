-- Rows that figures count (objections, people, stages …), each once over all voices: a row per entry.
with spelled as (
  select interview, question, part, entry, typed, typed_name,
    row_number() over (partition by interview, question, part, entry order by typed) as place
  from entered where is_counted = 1 and is_first = 1
), noted as (
  select distinct interview, question, part, entry from entered where is_counted = 1
)
select n.interview, n.question, n.part, n.entry, coalesce(s.typed_name, '') as name, coalesce(s.typed, '') as words
from noted n
left join spelled s on s.interview = n.interview and s.question = n.question and s.part = n.part
  and s.entry = n.entry and s.place = 1
