-- Why customers chose us: interviews that name each driver, points by rank (3, 2, 1), and how often it came first.
select l.words as driver, count(*) as k, max(n.n) as n, sum(l.points) as points,
  sum(case when l.points = 3 then 1 else 0 end) as firsts
from listed l
cross join (select count(*) as n from standing where question = 'why_us' and part = 'drivers' and standing = 'known') n
where l.question = 'why_us' and l.part = 'drivers'
group by l.words
