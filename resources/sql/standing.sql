-- Which interviews know each part, and why the others do not: known, not_agreed, untyped or the status.
with filled as (
  select interview, question, part, max(differs) as differs from single group by interview, question, part
  union all
  select interview, question, part, 0 as differs from listed group by interview, question, part
)
select a.interview, a.question, p.part, p.kind,
  case when f.differs = 0 then 'known' when f.differs = 1 then 'not_agreed'
    when a.status in ('answered', 'touched') then 'untyped' else a.status end as standing
from answer a
join (select distinct question, part, kind from part) p on p.question = a.question
left join filled f on f.interview = a.interview and f.question = a.question and f.part = p.part
