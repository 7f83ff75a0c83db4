-- A row per interview: its deal's facts go before those of its own header.
with header as (
  select interview,
    coalesce(max(case when field = 'deal' then words end), '') as deal,
    coalesce(max(case when field = 'account' then words end), '') as account,
    coalesce(max(case when field = 'deal_name' then words end), '') as deal_name,
    coalesce(max(case when field = 'interviewee' then words end), '') as interviewee,
    coalesce(max(case when field = 'interviewee' then name end), '') as sales_person,
    max(case when field = 'amount' then number end) as amount,
    coalesce(max(case when field = 'amount' then unit end), '') as currency,
    coalesce(max(case when field = 'created_on' then day end), '') as created_on,
    max(case when field = 'created_on' then ordinal end) as created_ordinal,
    coalesce(max(case when field = 'closed_on' then day end), '') as closed_on,
    max(case when field = 'closed_on' then ordinal end) as closed_ordinal,
    coalesce(max(case when field = 'met_on' then day end), '') as met_on,
    coalesce(max(case when field = 'segment' then words end), '') as segment,
    coalesce(max(case when field = 'product' then words end), '') as product,
    coalesce(max(case when field = 'crm_lead_source' then words end), '') as lead_source,
    coalesce(max(case when field = 'summary' then words end), '') as summary
  from told_fact where substr(interview, 1, 1) = 'i' group by interview
), people as (
  select interview, count(*) as note_takers, min(is_finished) as is_finished from writer_in group by interview
), known as (
  select distinct interview, guide from asked
), met as (
  select k.interview, k.guide, coalesce(h.deal, '') as deal,
    coalesce(nullif(h.account, ''), d.account, '') as account, coalesce(nullif(h.deal_name, ''), d.name, '') as deal_name,
    coalesce(h.interviewee, '') as interviewee, coalesce(h.sales_person, '') as sales_person,
    case when d.amount is null then h.amount else d.amount end as amount,
    case when d.amount is null then coalesce(h.currency, '') else d.currency end as currency,
    case when coalesce(d.created_on, '') = '' then coalesce(h.created_on, '') else d.created_on end as created_on,
    case when coalesce(d.created_on, '') = '' then h.created_ordinal else d.created_ordinal end as created_ordinal,
    case when coalesce(d.closed_on, '') = '' then coalesce(h.closed_on, '') else d.closed_on end as closed_on,
    case when coalesce(d.closed_on, '') = '' then h.closed_ordinal else d.closed_ordinal end as closed_ordinal,
    coalesce(h.met_on, '') as met_on, coalesce(nullif(d.segment, ''), h.segment, '') as segment,
    coalesce(nullif(d.product, ''), h.product, '') as product,
    coalesce(nullif(d.lead_source, ''), h.lead_source, '') as crm_lead_source,
    coalesce(h.summary, '') as summary, coalesce(r.name, '') as round, coalesce(p.note_takers, 0) as note_takers, coalesce(p.is_finished, 0) as is_finished
  from known k
  left join header h on h.interview = k.interview
  left join deal_told d on d.deal = h.deal
  left join round_share r on r.deal = d.deal and r.place = 1
  left join people p on p.interview = k.interview
)
select interview, guide, deal, account, deal_name, interviewee, sales_person, amount, currency, created_on, closed_on,
  met_on, segment, product, crm_lead_source, summary, round, note_takers, is_finished,
  case when closed_ordinal >= created_ordinal then closed_ordinal - created_ordinal end as crm_days
from met
