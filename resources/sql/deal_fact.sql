-- The facts of each deal: what was agreed, else what a person typed last, else what the latest list says.
with placed as (
  select h.about, h.field, coalesce(c.words, f.words) as words, f.day, f.number, f.ordinal,
    row_number() over (
      partition by h.about, h.field
      order by h.is_agreed desc, h.is_listed, case when h.is_listed = 1 then h.n else 0 end desc,
        case when h.is_listed = 1 then '' else h.sealed_at end desc, h.id desc
    ) as place
  from head h join fact f on f.version = h.id left join called c on c.version = h.id
  where substr(h.about, 1, 1) = 'd'
)
select about as deal, field, words, day, number, ordinal from placed where place = 1
