-- How each stage of the sales-cycle model went in each interview that speaks of it, and the days it took.
select e.interview, e.name, e.words as stage, coalesce(k.code, '') as kept, d.number as days,
  coalesce(d.differs, 0) as days_differ
from entry e
left join settled k on k.interview = e.interview and k.question = e.question and k.part = e.part and k.entry = e.entry
  and k.col = 'kept'
left join settled d on d.interview = e.interview and d.question = e.question and d.part = e.part and d.entry = e.entry
  and d.col = 'days'
where e.question = 'sales_cycle_fit' and e.name <> ''
