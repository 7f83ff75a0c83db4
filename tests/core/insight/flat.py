"""The same versions as flat tables of an SQL engine, straight from their JSON: no view of ours in between."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

from tests.core.insight.random_team import Team
from winnotes.wording import original_guide

TABLES = {
    "version": "id, subject, field, person, writer, n int, via, sealed, content",
    "replaced": "id, writer, n int",
    "asks": "subject, q, must boolean",
    "stated": "id, state",
    "one": "id, part, word, num double, spelled",
    "item": "id, part, pos int, word, cnt int",
    "cell": "id, part, row_no int, col, first, whole, word, num double, spelled, said",
    "said": "id",
    "line": "id, no int, text",
    "coded": "code, words",
}
VIEWS = """
create macro nm(t) as trim(regexp_replace(lower(t), '[^a-z0-9]+', ' ', 'g'));
create table head as select * from version v where not exists (
    select 1 from version o join replaced r on r.id = o.id
    where o.subject = v.subject and o.field = v.field and r.writer = v.writer and r.n >= v.n and o.id <> v.id);
create table answer as
    select a.subject i, a.q, a.must, h.id, h.person, h.via, h.sealed
    from asks a join head h on h.subject = a.subject and h.field = a.q;
create table single as
    select i, q, part, person, via, coalesce(nullif(nm(word), ''), word, spelled) said_as, num, word
    from answer join one using (id);
create table agreed as
    select i, q, part, min(word) word, min(num) num, min(said_as) said_as from single group by all
    having count(distinct said_as) = 1;
create table apart as select i, q, part from single group by all having count(distinct said_as) > 1;
create table listed as select i, q, part, nm(word) word, min(cnt) cnt, count(distinct cnt) counts
    from answer join item using (id) group by all;
create table entry as
    select i, q, part, coalesce(nullif(nm(first), ''), whole) name, col, person, word, num,
        coalesce(nullif(nm(word), ''), word, spelled) said_as, said
    from answer join cell using (id);
create table settled as
    select i, q, part, name, col, min(word) word, min(num) num, count(distinct said_as) as ways
    from entry where word is not null or num is not null group by all;
create table filled as
    select distinct i, q, part from agreed union select distinct i, q, part from listed
    union select distinct i, q, part from entry;
create table told as
    select a.subject i, a.q, a.must,
        (select bool_or(state = 'answered') from answer v join stated using (id)
            where v.i = a.subject and v.q = a.q) done,
        (select min_by(state, (case when via = 'agreed' then '0' else '1' end) || sealed || id)
            from answer v join stated using (id) where v.i = a.subject and v.q = a.q and state <> 'open') first_state,
        exists (select 1 from answer v where v.i = a.subject and v.q = a.q
            and (id in (select id from one) or id in (select id from item) or id in (select id from cell))) has_reading,
        exists (select 1 from answer v join said using (id) where v.i = a.subject and v.q = a.q)
            or exists (select 1 from head h join line using (id)
                where h.subject = a.subject and h.field = a.q || '_note' and trim(text) <> '') has_words
    from asks a;
create table status as select i, q, must, case when done then 'answered' when first_state is not null then first_state
    when has_reading then 'answered' when has_words then 'touched' else 'open' end status from told;
create table fact as select subject i, field, content ->> '$' as text from head where field not like '%.%';
create table days as select c.i, date_diff('day', try_cast(c.text as date), try_cast(w.text as date)) as days
    from fact c join fact w on c.i = w.i and c.field = 'created_on' and w.field = 'closed_on'
    where try_cast(c.text as date) <= try_cast(w.text as date);
"""


class Flat:
    """A team's versions in an SQL engine."""

    def __init__(self, team: Team) -> None:
        self.connection = duckdb.connect()
        self.kinds = {
            (question.key, part.key): part.kind
            for guide in team.guides.values() for question in guide.questions for part in question.parts
        }  # fmt: skip
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
        for name, row in self._rows(team):
            rows[name].append(row)
        for name, columns in TABLES.items():
            self._fill(name, columns, rows[name])
        self.connection.execute(VIEWS)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self.connection.execute(sql).fetchall()

    def _fill(self, name: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
        typed = [(*one.split(), "varchar")[:2] for one in columns.split(", ")]
        self.connection.execute(f"create table {name} ({', '.join(' '.join(one) for one in typed)})")
        unnested = ", ".join(f"unnest(?::{kind}[])" for _column, kind in typed)
        if rows:
            lists = [list(column) for column in zip(*rows, strict=True)]
            self.connection.execute(f"insert into {name} select {unnested}", lists)

    def _rows(self, team: Team) -> Iterator[tuple[str, tuple[Any, ...]]]:
        for subject, guide in team.guides.items():
            yield from (("asks", (subject, one.key, one.must_ask)) for one in guide.questions)
        sources = original_guide().by_key["lead_source"].parts[0].codes
        yield from (("coded", pair) for pair in sources.items())
        for one in team.versions:
            content = json.dumps(one.content)
            told = (one.id, one.subject, one.field, one.person, one.writer, one.n, one.via, one.at, content)
            yield "version", told
            yield from (("replaced", (one.id, writer, n)) for writer, n in one.replaces.items())
            if isinstance(one.content, str):
                lines = enumerate(one.content.split("\n"), 1)
                yield from (("line", (one.id, number, line)) for number, line in lines)
            elif isinstance(one.content, dict) and "read" in one.content:
                yield from self._value(one.id, one.field, one.content)

    def _value(self, id: str, question: str, content: dict) -> Iterator[tuple[str, tuple[Any, ...]]]:
        yield "stated", (id, content["state"])
        if content["said"]:
            yield "said", (id,)
        for part, reading in content["read"].items():
            kind = self.kinds[question, part]
            if reading is None:
                continue
            if kind == "rows":
                yield from self._cells(id, part, content["said"][part], reading)
            elif kind in ("choices", "tags", "ranked"):
                yield from (("item", (id, part, at, word, None)) for at, word in enumerate(reading, 1))
            elif kind == "counts":
                yield from (("item", (id, part, at, *pair)) for at, pair in enumerate(reading, 1))
            else:
                yield "one", (id, part, *_single(reading))

    def _cells(self, id: str, part: str, said: list, read: list) -> Iterator[tuple[str, tuple[Any, ...]]]:
        for at, (typed, understood) in enumerate(zip(said, read, strict=True)):
            told = {column: typed[column] if one is None else one for column, one in understood.items()}
            whole = json.dumps(told, sort_keys=True)
            for column, words in typed.items():
                told = (*_single(understood[column]), words)
                yield "cell", (id, part, at, column, typed.get(FIRST_COLUMNS[part]), whole, *told)


FIRST_COLUMNS = {
    "pieces": "piece",
    "objections": "objection",
    "stages": "stage",
    "people": "name",
    "questions": "question",
    "moments": "when",
}


def _single(reading: Any) -> tuple[str | None, float | None, str | None]:
    if isinstance(reading, str):
        return reading, None, None
    number = reading[0] if isinstance(reading, list) else reading
    return None, number, None if reading is None else json.dumps(reading)
