-- What marketing is asked to do, and what it has done.
select v.interview, v.question, v.person, l.words, l.owner, l.due, case when l.kind = 'done' then 1 else 0 end as is_done
from voice v join line l on l.version = v.version
where v.kind = 'note' and l.kind in ('todo', 'done')
