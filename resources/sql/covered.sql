-- The versions an erasure covers whose writer did not know of it: they leave every table.
with erasure as (
  select e.version, e.subject, e.field from erasing e
  where exists (
    select 1 from version v
    where v.id = e.version and not exists (
      select 1 from replaced r
      where r.subject = v.subject and r.field = v.field and r.writer = v.writer and r.n >= v.n and r.version <> v.id
    )
  )
)
select distinct v.id
from version v join erasure e on e.subject = v.subject and (e.field = v.field or e.field = '')
where v.field <> 'erased' and not exists (
  select 1 from replaced r where r.version = v.id and r.writer = 'erased:' || e.version
)
