-- Parts with lists: each entry once over all voices, its count where they agree on one, its points as their mean.
with told as (
  select v.interview, v.question, r.part, r.kind, r.name, r.words, r.number, r.points, v.version,
    row_number() over (
      partition by v.interview, v.question, r.part, r.name order by v.place, r.place
    ) as entry,
    row_number() over (
      partition by v.interview, v.question, r.part, r.name
      order by case when r.number is null then 1 else 0 end, v.place, r.place
    ) as counted
  from voice v
  join reading r on r.version = v.version
  join part p on p.guide = v.guide and p.question = v.question and p.part = r.part and p.kind = r.kind
  where r.kind in ('choices', 'counts', 'tags', 'ranked', 'rows')
), voices as (
  select interview, question, part, count(distinct version) as voices from told group by interview, question, part
), entries as (
  select interview, question, part, kind, name, max(case when entry = 1 then words end) as words,
    max(case when counted = 1 then number end) as first_number, min(number) as low, max(number) as high,
    sum(points) as points
  from told group by interview, question, part, kind, name
)
select e.interview, e.question, e.part, e.kind, e.name, e.words,
  case when v.voices = 1 then e.first_number when e.low = e.high then e.low end as number,
  case when v.voices > 1 and e.low <> e.high then 1 else 0 end as differs, e.points / v.voices as points
from entries e join voices v on v.interview = e.interview and v.question = e.question and v.part = e.part
