-- The people who typed an answer, a note, a scrap or a header fact in each interview, and whether they have finished.
with wrote as (
  select distinct h.about as interview, h.person
  from head h join (select distinct interview from asked) i on i.interview = h.about
  left join asked a on a.interview = h.about and a.question = h.question
  where h.kind in ('header', 'scrap') or (h.kind in ('value', 'note') and a.question is not null)
), done as (
  select distinct h.about as interview, substr(h.field, 10) as person
  from head h join fact f on f.version = h.id
  where substr(h.field, 1, 9) = 'finished.' and f.words = 'True'
)
select w.interview, w.person, case when d.person is null then 0 else 1 end as is_finished
from wrote w left join done d on d.interview = w.interview and d.person = w.person
