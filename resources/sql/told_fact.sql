-- The facts in the header of each interview, and of each round: what several people wrote unlike stands side by side, four at most.
with heard as (
  select h.about, h.field, coalesce(c.words, f.words) as words, f.name, f.unit, f.day, f.number, f.ordinal, min(h.id) as first_id
  from head h join fact f on f.version = h.id left join called c on c.version = h.id
  where substr(h.about, 1, 1) in ('i', 'n') and f.words <> ''
  group by h.about, h.field, coalesce(c.words, f.words), f.name, f.unit, f.day, f.number, f.ordinal
), placed as (
  select about, field, words, name, unit, day, number, ordinal,
    row_number() over (partition by about, field order by first_id) as place,
    count(*) over (partition by about, field) as ways
  from heard
)
select about as interview, field,
  max(case when place = 1 then words end) || coalesce(' / ' || max(case when place = 2 then words end), '')
    || coalesce(' / ' || max(case when place = 3 then words end), '')
    || coalesce(' / ' || max(case when place = 4 then words end), '') as words,
  max(case when place = 1 then name end) || coalesce(' ' || max(case when place = 2 then name end), '')
    || coalesce(' ' || max(case when place = 3 then name end), '')
    || coalesce(' ' || max(case when place = 4 then name end), '') as name,
  max(case when place = 1 then day end) as day, max(case when place = 1 then ordinal end) as ordinal,
  max(case when ways = 1 then number end) as number, max(case when ways = 1 then unit end) as unit
from placed group by about, field
