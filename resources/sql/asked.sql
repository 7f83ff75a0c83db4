-- The questions the guide of each interview asks; interviews nobody noted anything in are left out.
with touched as (
  select about from head where substr(about, 1, 1) = 'i' group by about having max(is_noted) = 1
), named as (
  select h.about, g.id as guide, row_number() over (partition by h.about order by h.id) as place
  from head h join fact f on f.version = h.id join guide g on g.id = f.words
  where h.field = 'guide'
), followed as (
  select t.about as interview, coalesce(n.guide, g.id) as guide
  from touched t join guide g on g.is_original = 1 left join named n on n.about = t.about and n.place = 1
)
select f.interview, f.guide, a.question, a.place, a.must_ask, a.is_ledger, a.is_drawer
from followed f join asks a on a.guide = f.guide
