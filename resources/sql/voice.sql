-- What stands under each question asked, agreed ones first: `kind` is value or note, `place` counts from 1.
select a.interview, a.guide, a.question, a.place as question_place, a.is_ledger, a.is_drawer, h.kind, h.id as version,
  h.person, h.is_agreed, h.sealed_at,
  row_number() over (
    partition by a.interview, a.question, h.kind order by h.is_agreed desc, h.sealed_at, h.id
  ) as place
from asked a join head h on h.about = a.interview and h.question = a.question
where h.kind in ('value', 'note')
