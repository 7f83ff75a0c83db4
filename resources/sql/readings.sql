-- What each interview says in each part where its voices agree: a row per value, of a list a row per entry.
select interview, question, part, kind, words, number, unit, is_approximate
from single where differs = 0
union all
select interview, question, part, kind, words, number, '' as unit, 0 as is_approximate
from listed where kind <> 'rows'
