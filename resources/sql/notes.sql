-- What each person noted under each question, as typed; `is_agreed` where it settled what voices said unlike.
select v.interview, v.question, v.person, n.words, v.is_agreed
from voice v join note n on n.version = v.version
where v.kind = 'note' and n.has_words = 1
