-- What the voices share in each column of those rows: `code` is a word, not_agreed, or '' where none was understood.
with told as (
  select interview, question, part, entry, col, words, unit, number,
    row_number() over (partition by interview, question, part, entry, col order by voice_place, place) as place,
    min(same) over (partition by interview, question, part, entry, col) as low,
    max(same) over (partition by interview, question, part, entry, col) as high
  from entered where is_counted = 1 and same is not null
)
select interview, question, part, entry, col,
  case when low <> high then 'not_agreed' else words end as code, unit,
  case when low = high then number end as number, case when low = high then 0 else 1 end as differs
from told where place = 1
