-- A row per interview: the deal it is about, who told it when, how many noted, whether all of them have finished.
select interview, deal, account, deal_name, segment, product, amount, currency, created_on, closed_on, crm_days,
  crm_lead_source, met_on, round, interviewee, summary, note_takers, is_finished, guide
from lunch
