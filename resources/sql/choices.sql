-- How many interviews name each code or word of a part (`k`), of how many that know it (`n`).
with named as (
  select interview, question, part, kind, name, words from single
  where differs = 0 and kind in ('text', 'choice', 'scale')
  union all
  select interview, question, part, kind, name, words from listed where kind <> 'rows'
), keyed as (
  select interview, question, part, words, case when kind in ('tags', 'text') then name else words end as name from named
), spelled as (
  select question, part, name, words, row_number() over (
      partition by question, part, name order by count(*) desc, words
    ) as place
  from keyed group by question, part, name, words
), counted as (
  select question, part, name, count(distinct interview) as k from keyed group by question, part, name
), known as (
  select question, part, count(*) as n from standing where standing = 'known' group by question, part
)
select c.question, c.part, s.words as name, c.k, n.n
from counted c
join spelled s on s.question = c.question and s.part = c.part and s.name = c.name and s.place = 1
join known n on n.question = c.question and n.part = c.part
