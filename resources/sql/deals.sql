-- A row per deal of the won list, with or without an interview.
select d.deal, d.account, d.name, d.amount, d.currency, d.created_on, d.closed_on, d.owner, d.segment, d.product,
  d.lead_source, case when l.deal is null then 0 else 1 end as has_interview
from deal_told d left join (select distinct deal from lunch) l on l.deal = d.deal
