-- Who made the decision, and whether that was expected, where both are known.
select r.interview, r.words as role, e.words as expected
from single r
join single e on e.interview = r.interview and e.question = r.question and e.part = 'expected' and e.differs = 0
where r.question = 'decision_maker' and r.part = 'role' and r.differs = 0
