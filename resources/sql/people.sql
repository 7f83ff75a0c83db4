-- The note takers: their ids, and what they are called where names were published.
select h.about as person, min(coalesce(c.words, f.words)) as name, max(case when c.words is null then 0 else 1 end) as is_named
from head h join fact f on f.version = h.id left join called c on c.version = h.id
where substr(h.about, 1, 1) = 'p' and h.field = 'name'
group by h.about
