"""Which columns a table has that no platform's layout knows: by their names, then by their values.

A name is looked up as it stands, then without what people and tools write around it ("total_likes",
"likesCount", "Number of likes"). A column whose cells are not what its name says is not taken. A
role that no name fills goes to a column whose cells are all dates, links, long ids or long texts;
numbers under an unknown name are never guessed at.
"""

import re
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analytics.exports import cells
from analytics.exports.rows import Mapped, Record
from analytics.exports.table import Header
from analytics.exports.vocabulary import key, vocabulary
from analytics.metrics import BASE_BY_NAME, Unit

_MOST = 0.8  # of the filled cells of a column must be what it is taken for
_LONG_TEXT = 20  # characters in the median cell of a column of texts
_LONGEST_NAME = 100  # characters of a header's name: what is longer is a caption

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ASIDE = re.compile(r"\([^()%]*\)|\[[^\[\]%]*\]")
_MARKS = re.compile(r"[_\-./#:*]+")
_FILLERS = frozenset(
    {
        *("total", "totals", "count", "counts", "number", "num", "no", "of", "the", "lifetime"),
        *("all", "post", "posts", "sum", "per", "anzahl", "der", "gesamt", "número", "numero"),
        *("de", "nombre", "antal", "totalt"),
    }
)
_LINK = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
_LONG_ID = re.compile(r"\s*'?[0-9]{15,20}\s*")


@dataclass(frozen=True, slots=True)
class Guess:
    """A header that was guessed, and what stands in no column that is read."""

    header: Header
    mapping: tuple[Mapped, ...]
    unread: tuple[str, ...]

    @property
    def has_posts(self) -> bool:
        """Whether a row is a post: something tells it apart beside its day."""
        return bool({"id", "link", "text"} & self.header.columns.keys())


def guess(names: Sequence[str], rows: Sequence[Record]) -> Guess | None:
    """The columns under these names, None where no row could be a post or a day with a figure."""
    columns = [_column(rows, index) for index in range(len(names))]
    roles: dict[str, int] = {}
    metrics: dict[str, tuple[int, ...]] = {}
    for index, name in enumerate(names):
        role = _role(name)
        metric = _metric(name)
        if role and role not in roles and _FITS[role](columns[index]):
            roles[role] = index
        elif metric and _is_measure(columns[index], metric):
            metrics[metric] = (*metrics.get(metric, ()), index)
    named = set(roles.values()) | {index for found in metrics.values() for index in found}
    by_values = dict(_by_values(columns, roles, named))
    roles |= by_values
    if not metrics or not {"date", "id", "link", "text"} & roles.keys():
        return None
    header = Header(tuple(names), roles, metrics)
    return Guess(header, tuple(_mapping(header, by_values)), _unread(header))


def _column(rows: Sequence[Record], index: int) -> list[str]:
    """The cells of a column that are filled."""
    return [cell for row in rows if index < len(row.cells) and (cell := row.cells[index]).strip()]


def _role(name: str) -> str | None:
    words = _plain_words("columns")
    return next((words[form] for form in _forms(name) if form in words), None)


def _metric(name: str) -> str | None:
    words = _plain_words("metrics")
    return next((words[form] for form in _forms(name) if form in words), None)


def _forms(name: str) -> Iterator[str]:
    """The name as it may stand in the vocabulary, closest form first."""
    name = name[:_LONGEST_NAME]
    yield key(name)
    plain = _plain(name)
    yield plain
    yield " ".join(word for word in plain.split() if word not in _FILLERS)


def _plain(name: str) -> str:
    return key(_MARKS.sub(" ", _ASIDE.sub(" ", _CAMEL.sub(" ", name))))


@cache
def _plain_words(section: str) -> Mapping[str, str]:
    words: Mapping[str, str] = getattr(vocabulary("generic"), section)
    return {_MARKS.sub(" ", word): name for word, name in words.items()} | dict(words)


def _is_measure(column: Sequence[str], metric: str) -> bool:
    parse = cells.hours if BASE_BY_NAME[metric].unit is Unit.HOURS else cells.count
    return _most(column, lambda cell: _is_number(cell, parse))


def _is_number(cell: str, parse: cells.Parser) -> bool:
    for has_decimal_comma in (False, True):
        try:
            parse(cell, has_decimal_comma=has_decimal_comma)
        except cells.NotANumber:
            continue
        return True
    return False


def _is_date(cell: str) -> bool:
    return any(cells.stamp(cell, day_first=day_first) for day_first in (False, True))


def _most(column: Sequence[str], fits: Callable[[str], object]) -> bool:
    """Whether most cells fit; in a short column one may be the totals row's."""
    fitting = sum(bool(fits(cell)) for cell in column)
    return fitting >= max(1, min(_MOST * len(column), len(column) - 1))


def _are_texts(column: Sequence[str]) -> bool:
    if not column or _most(column, _LINK.fullmatch):
        return False
    length = statistics.median(map(len, column))
    return length >= _LONG_TEXT and len(set(column)) * 3 >= len(column)


_FITS: Mapping[str, Callable[[Sequence[str]], bool]] = {
    "id": lambda column: bool(column) and not _most(column, _LINK.fullmatch),
    "date": lambda column: _most(column, _is_date),
    "time": lambda column: _most(column, re.compile(r"\s*[0-9]{1,2}:[0-9]{2}.*").fullmatch),
    "link": lambda column: _most(column, re.compile(r"\s*(https?://)?[\w-]+(\.[\w-]+)+\S*").match),
    "text": lambda column: bool(column) and not _most(column, _is_date),
    "kind": bool,
    "posts": lambda column: _most(column, lambda cell: _is_number(cell, cells.count)),
}
"""Whether the cells of a column can be what its name says."""


def _by_values(
    columns: Sequence[Sequence[str]], roles: Mapping[str, int], named: set[int]
) -> Iterator[tuple[str, int]]:
    """The roles that no name fills, each with the first column left whose cells are of its kind."""
    left = [index for index in range(len(columns)) if index not in named]
    tests: tuple[tuple[str, Callable[[Sequence[str]], bool]], ...] = (
        ("link", lambda column: _most(column, _LINK.fullmatch)),
        ("date", lambda column: _most(column, _is_date)),
        ("id", lambda column: _most(column, _LONG_ID.fullmatch) and _are_distinct(column)),
        ("text", _are_texts),
    )
    for role, fits in tests:
        found = next((index for index in left if fits(columns[index])), None)
        if role not in roles and found is not None:
            left.remove(found)
            yield role, found


def _are_distinct(column: Sequence[str]) -> bool:
    return len(set(column)) == len(column)


def _mapping(header: Header, by_values: Mapping[str, int]) -> Iterator[Mapped]:
    for role, index in header.columns.items():
        yield Mapped(role, header.names[index], by_values=role in by_values)
    for metric, indexes in header.metrics.items():
        yield Mapped(metric, header.names[indexes[0]])


def _unread(header: Header) -> tuple[str, ...]:
    read = set(header.columns.values()) | {i for found in header.metrics.values() for i in found}
    return tuple(
        name for index, name in enumerate(header.names) if index not in read and name.strip()
    )
