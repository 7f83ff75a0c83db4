-- Parts with one value: what the voices that fill them share, the first one's spelling; or that they differ.
with told as (
  select v.interview, v.question, r.part, r.kind, r.name, r.words, r.unit, r.number, r.is_approximate,
    row_number() over (partition by v.interview, v.question, r.part order by v.place) as place,
    min(r.same) over (partition by v.interview, v.question, r.part) as low,
    max(r.same) over (partition by v.interview, v.question, r.part) as high
  from voice v
  join reading r on r.version = v.version
  join part p on p.guide = v.guide and p.question = v.question and p.part = r.part and p.kind = r.kind
  where r.kind in ('text', 'choice', 'scale', 'number', 'amount', 'duration')
)
select interview, question, part, kind, name, words, unit, number, is_approximate,
  case when low = high then 0 else 1 end as differs
from told where place = 1
