-- Every number behind `spreads`, where it was told.
select question, part, unit as of_what, interview, number
from single where differs = 0 and kind in ('scale', 'number', 'amount', 'duration') and number is not null
union all
select question, part, words as of_what, interview, number from listed where kind = 'counts' and number is not null
union all
select 'time_to_close' as question, 'crm' as part, '' as of_what, interview, crm_days + 0.0 as number
from lunch where crm_days is not null
union all
select s.question, 'difference' as part, '' as of_what, s.interview, s.number - l.crm_days as number
from single s join lunch l on l.interview = s.interview
where s.question = 'time_to_close' and s.part = 'days' and s.differs = 0 and l.crm_days is not null
union all
select 'sales_cycle_fit' as question, 'stages.days' as part, name as of_what, interview, days as number
from stages where days is not null
union all
select s.question, 'fit.month' as part, substr(l.closed_on, 1, 7) as of_what, s.interview, s.number
from single s join lunch l on l.interview = s.interview
where s.question = 'sales_cycle_fit' and s.part = 'fit' and s.differs = 0
union all
select s.question, 'score.competitor' as part, r.name as of_what, s.interview, s.number
from single s join rival r on r.interview = s.interview
where s.question = 'competition_fierceness' and s.part = 'score' and s.differs = 0
