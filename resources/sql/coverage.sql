-- One row: how many interviews, finished ones, sales persons, note takers, won deals, and over what time.
select
  (select count(*) from lunch) as interviews,
  (select count(*) from lunch where is_finished = 1) as finished,
  (select count(distinct sales_person) from lunch where sales_person <> '') as sales_persons,
  (select count(distinct person) from writer_in) as note_takers,
  (select count(*) from deals) as won_deals,
  (select count(*) from deals where has_interview = 1) as won_deals_told,
  (select min(closed_on) from lunch where closed_on <> '') as first_closed_on,
  (select max(closed_on) from lunch where closed_on <> '') as last_closed_on
