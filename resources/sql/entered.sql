-- The cells of all rows, with the voice they come from; `entry` is the name under which rows count as one.
select v.interview, v.question, v.question_place, v.place as voice_place, v.is_ledger, v.is_drawer, c.part, c.place,
  c.col, c.entry, c.typed, c.typed_name, c.same, c.words, c.unit, c.number, c.is_first, p.is_counted
from voice v
join cell c on c.version = v.version
join part p on p.guide = v.guide and p.question = v.question and p.part = c.part
