-- The lines of the notes that are quotes, key quotes and surprises.
select v.interview, v.question, v.person, l.kind, l.words
from voice v join line l on l.version = v.version
where v.kind = 'note' and l.kind in ('quote', 'key_quote', 'surprise')
