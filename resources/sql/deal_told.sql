-- A row per deal.
select deal,
  coalesce(max(case when field = 'account' then words end), '') as account,
  coalesce(max(case when field = 'name' then words end), '') as name,
  max(case when field = 'amount' then number end) as amount,
  coalesce(max(case when field = 'currency' then words end), '') as currency,
  coalesce(max(case when field = 'created' then words end), '') as created_on,
  max(case when field = 'created' then ordinal end) as created_ordinal,
  coalesce(max(case when field = 'closed' then words end), '') as closed_on,
  max(case when field = 'closed' then ordinal end) as closed_ordinal,
  coalesce(max(case when field = 'owner' then words end), '') as owner,
  coalesce(max(case when field = 'segment' then words end), '') as segment,
  coalesce(max(case when field = 'product' then words end), '') as product,
  coalesce(max(case when field = 'lead_source' then words end), '') as lead_source
from deal_fact
where field in ('account', 'name', 'amount', 'currency', 'created', 'closed', 'owner', 'stage', 'segment', 'product',
  'lead_source', 'crm_id') or substr(field, 1, 4) = 'crm.'
group by deal
