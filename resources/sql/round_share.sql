-- The deals of each round: whose each is, how far it is; `place` is 1 for the round of a deal that begins last.
with shared as (
  select h.about, substr(h.field, 7) as deal, min(case when f.number = 1 then nullif(coalesce(c.words, f.words), '') end) as marketer
  from head h join fact f on f.version = h.id left join called c on c.version = h.id
  where substr(h.about, 1, 1) = 'n' and substr(h.field, 1, 6) = 'share.'
  group by h.about, substr(h.field, 7) having max(f.number) = 1
), stated_as as (
  select h.about, substr(h.field, 8) as deal, f.words as status, f.day,
    row_number() over (partition by h.about, substr(h.field, 8) order by f.number desc, f.day desc) as place
  from head h join fact f on f.version = h.id
  where substr(h.about, 1, 1) = 'n' and substr(h.field, 1, 7) = 'status.' and f.words <> ''
), named as (
  select interview as about, max(case when field = 'name' then words end) as name,
    coalesce(max(case when field = 'begins' then words end), '') as begins,
    coalesce(max(case when field = 'ends' then words end), '') as ends
  from told_fact where substr(interview, 1, 1) = 'n' group by interview
)
select n.name, n.begins, n.ends, s.deal, coalesce(s.marketer, '') as marketer, coalesce(t.status, 'planned') as status,
  coalesce(t.day, '') as said_on,
  row_number() over (partition by s.deal order by n.begins desc, n.name desc, n.about desc) as place
from shared s
join named n on n.about = s.about
left join stated_as t on t.about = s.about and t.deal = s.deal and t.place = 1
where n.name <> ''
