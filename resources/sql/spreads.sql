-- Known numbers: how many, their median, three quarters, nine tenths (linear between order statistics) and mean.
-- `of_what` is a currency, a resource, a stage, a month or a competitor where there are several; days by the CRM
-- are the part crm, recalled less CRM the part difference.
with ranked as (
  select question, part, of_what, number,
    row_number() over (partition by question, part, of_what order by number) - 1 as at_rank,
    count(*) over (partition by question, part, of_what) - 1 as last_rank
  from numbers
)
select question, part, of_what, count(*) as n,
  sum(case when abs(at_rank - last_rank * 0.5) < 1 then number * (1 - abs(at_rank - last_rank * 0.5)) else 0 end) as p50,
  sum(case when abs(at_rank - last_rank * 0.75) < 1 then number * (1 - abs(at_rank - last_rank * 0.75)) else 0 end) as p75,
  sum(case when abs(at_rank - last_rank * 0.9) < 1 then number * (1 - abs(at_rank - last_rank * 0.9)) else 0 end) as p90,
  avg(number) as mean
from ranked group by question, part, of_what
