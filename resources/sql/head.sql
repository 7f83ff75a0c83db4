-- The versions that nothing replaces: an anti-join on `replaced`. `about` is the subject under the name its group goes by.
with alone as (
  select v.id, coalesce(j.name, v.subject) as about, v.subject, v.field, v.question, v.kind, v.person, v.writer, v.n,
    v.via, v.sealed_at, v.is_agreed, v.is_listed, v.is_noted
  from version v left join joined j on j.subject = v.subject
  where not exists (
    select 1 from version t
    where t.id = v.id and (t.via < v.via or (t.via = v.via and t.sealed_at < v.sealed_at))
  )
), kept as (
  select a.id, a.subject, a.field from alone a
  where not exists (
    select 1 from replaced r
    where r.subject = a.subject and r.field = a.field and r.writer = a.writer and r.n >= a.n and r.version <> a.id
  )
), settled as (
  select distinct subject, field from kept
)
select a.id, a.about, a.subject, a.field, a.question, a.kind, a.person, a.writer, a.n, a.via, a.sealed_at, a.is_agreed,
  a.is_listed, a.is_noted
from alone a
left join kept k on k.id = a.id
left join settled s on s.subject = a.subject and s.field = a.field
where k.id is not null or s.subject is null
