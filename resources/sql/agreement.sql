-- How often note takers heard the same, over answers both gave; `settled` were agreed afterwards and are in none.
with told as (
  select v.interview, v.question, h.part, h.name, v.version, v.person
  from voice v
  join heard h on h.version = v.version
  join part p on p.guide = v.guide and p.question = v.question and p.part = h.part
  where v.kind = 'value' and v.is_agreed = 0
), tellers as (
  select interview, question, part, count(distinct version) as versions from told group by interview, question, part
  having count(distinct person) > 1
), shared as (
  select interview, question, part, name, count(distinct version) as versions
  from told group by interview, question, part, name
), compared as (
  select t.interview, t.question, min(case when s.versions = t.versions then 1 else 0 end) as is_equal
  from tellers t
  join shared s on s.interview = t.interview and s.question = t.question and s.part = t.part
  group by t.interview, t.question
), settled_later as (
  select question, sum(is_settled) as settled from answer group by question
)
select s.question, coalesce(sum(c.is_equal), 0) as alike, count(c.is_equal) as both_gave, max(s.settled) as settled
from settled_later s left join compared c on c.question = s.question
group by s.question having count(c.is_equal) > 0 or max(s.settled) > 0
