-- The content ledger: each piece once an interview, how it was used there (`became`), and why not. Names the team joined
-- are one piece.
with ledger as (
  select e.interview, coalesce(k.name, e.entry) as entry, e.question_place, e.voice_place, e.place, e.is_drawer, e.col,
    e.typed, e.typed_name, e.same, e.words
  from entered e left join known_piece k on k.typed_name = e.entry
  where e.is_ledger = 1
), noted as (
  select interview, entry, max(is_drawer) as is_left_out, max(1 - is_drawer) as is_shown
  from ledger group by interview, entry
), spelled as (
  select interview, entry, typed, typed_name,
    row_number() over (partition by interview, entry order by typed) as place
  from ledger where col = 'piece'
), told as (
  select interview, entry, col, words,
    row_number() over (
      partition by interview, entry, col order by question_place, voice_place, place
    ) as place,
    min(same) over (partition by interview, entry, col) as low,
    max(same) over (partition by interview, entry, col) as high
  from ledger where same is not null and col in ('effect', 'reason')
), shared as (
  select interview, entry, col, case when low <> high then 'not_agreed' else words end as code
  from told where place = 1
)
select n.interview, n.entry, coalesce(k.name, s.typed_name) as name, coalesce(k.words, s.typed) as words,
  case when n.is_left_out = 1 and n.is_shown = 1 then 'not_agreed' when n.is_left_out = 1 then 'not_used'
    when e.code in ('worked', 'neutral', 'made_harder', 'not_agreed') then e.code else 'unknown' end as became,
  case when n.is_left_out = 1 then coalesce(r.code, '') else '' end as reason
from noted n
join spelled s on s.interview = n.interview and s.entry = n.entry and s.place = 1 and s.typed <> ''
left join known_piece k on k.typed_name = s.typed_name
left join shared e on e.interview = n.interview and e.entry = n.entry and e.col = 'effect'
left join shared r on r.interview = n.interview and r.entry = n.entry and r.col = 'reason'
