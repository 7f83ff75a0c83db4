-- The roles of the people in the buying group of each interview that lists any.
select distinct e.interview, coalesce(s.code, '') as role
from entry e
left join settled s on s.interview = e.interview and s.question = e.question and s.part = e.part and s.entry = e.entry
  and s.col = 'role'
where e.question = 'buying_group_size'
