-- The lead source recalled beside the CRM's: match, mismatch, crm_blank, not_recalled or not_agreed.
with heard as (
  select v.interview, s.words, min(v.place) as first_place
  from voice v join said s on s.version = v.version and s.part = 'source'
  where v.question = 'lead_source' and v.kind = 'value' group by v.interview, s.words
), typed_places as (
  select interview, words, row_number() over (partition by interview order by first_place) as place from heard
), typed as (
  select interview, max(case when place = 1 then words end)
    || coalesce(' / ' || max(case when place = 2 then words end), '')
    || coalesce(' / ' || max(case when place = 3 then words end), '')
    || coalesce(' / ' || max(case when place = 4 then words end), '') as words
  from typed_places group by interview
), beside as (
  select a.interview, a.status, coalesce(o.differs, 0) as differs, coalesce(o.words, t.words, '') as recalled,
    coalesce(c.code, '') as crm, coalesce(c.name, '') as crm_name, l.guide
  from answer a
  join lunch l on l.interview = a.interview
  join part p on p.guide = a.guide and p.question = a.question and p.part = 'source'
  left join single o on o.interview = a.interview and o.question = a.question and o.part = 'source'
  left join typed t on t.interview = a.interview
  left join source c on c.guide = l.guide and c.words = l.crm_lead_source
  where a.question = 'lead_source'
), named as (
  select b.interview, b.status, b.differs, b.recalled, b.crm, b.crm_name, coalesce(c.name, '') as recalled_name,
    coalesce(c.code, '') as recalled_code, coalesce(w.name, '') as worded_name
  from beside b
  left join source c on c.guide = b.guide and c.words = b.recalled
  left join source w on w.guide = b.guide and w.words = '=' || b.recalled
)
select interview, case when differs = 1 then '' when recalled = '' then '' else recalled end as recalled,
  case when differs = 1 then crm when recalled = '' then crm when crm = '' then '' else crm end as crm,
  case when differs = 1 then 'not_agreed' when recalled = '' then 'not_recalled' when crm = '' then 'crm_blank'
    when crm_name in (recalled_name, worded_name) or crm = recalled then 'match' else 'mismatch' end as verdict
from named
where differs = 1 or recalled <> '' or status = 'not_known'
