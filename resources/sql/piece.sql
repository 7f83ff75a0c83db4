-- The content ledger: each piece once an interview, how it was used there (`became`), and why not.
with noted as (
  select interview, entry, max(is_drawer) as is_left_out, max(1 - is_drawer) as is_shown
  from entered where is_ledger = 1 group by interview, entry
), spelled as (
  select interview, entry, typed, typed_name,
    row_number() over (partition by interview, entry order by typed) as place
  from entered where is_ledger = 1 and col = 'piece'
), told as (
  select interview, entry, col, words,
    row_number() over (
      partition by interview, entry, col order by question_place, voice_place, place
    ) as place,
    min(same) over (partition by interview, entry, col) as low,
    max(same) over (partition by interview, entry, col) as high
  from entered where is_ledger = 1 and same is not null and col in ('effect', 'reason')
), shared as (
  select interview, entry, col, case when low <> high then 'not_agreed' else words end as code
  from told where place = 1
)
select n.interview, n.entry, s.typed_name as name, s.typed as words,
  case when n.is_left_out = 1 and n.is_shown = 1 then 'not_agreed' when n.is_left_out = 1 then 'not_used'
    when e.code in ('worked', 'neutral', 'made_harder', 'not_agreed') then e.code else 'unknown' end as became,
  case when n.is_left_out = 1 then coalesce(r.code, '') else '' end as reason
from noted n
join spelled s on s.interview = n.interview and s.entry = n.entry and s.place = 1 and s.typed <> ''
left join shared e on e.interview = n.interview and e.entry = n.entry and e.col = 'effect'
left join shared r on r.interview = n.interview and r.entry = n.entry and r.col = 'reason'
