-- How each question stands in each interview: `status` is open, touched, answered, not_known, not_applicable, skipped.
with told as (
  select v.interview, v.question,
    max(case when s.state = 'answered' then 1 else 0 end) as is_stated,
    min(case when s.state not in ('open', 'answered') then v.place end) as first_place,
    max(coalesce(s.has_reading, 0)) as has_reading,
    max(coalesce(s.has_said, 0)) as has_said,
    max(coalesce(n.has_words, 0)) as has_words,
    max(case when v.kind = 'value' then v.is_agreed else 0 end) as is_settled,
    min(nullif(s.provenance, '')) as provenance, max(nullif(s.provenance, '')) as other_provenance
  from voice v left join stated s on s.version = v.version left join note n on n.version = v.version
  group by v.interview, v.question
), first_state as (
  select v.interview, v.question, s.state
  from voice v join stated s on s.version = v.version
  join told t on t.interview = v.interview and t.question = v.question and t.first_place = v.place
  where v.kind = 'value'
)
select a.interview, a.guide, a.question, a.place, a.must_ask,
  case when t.is_stated = 1 then 'answered' when f.state is not null then f.state when t.has_reading = 1 then 'answered'
    when t.has_said = 1 or t.has_words = 1 then 'touched' else 'open' end as status,
  case when t.provenance = t.other_provenance then t.provenance else '' end as provenance,
  coalesce(t.is_settled, 0) as is_settled
from asked a
left join told t on t.interview = a.interview and t.question = a.question
left join first_state f on f.interview = a.interview and f.question = a.question
