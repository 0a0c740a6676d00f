"""What judging says: plain data, in the words of ocpv.h."""

from __future__ import annotations

import enum
from typing import Any, NamedTuple, Sequence


class Status(enum.IntEnum):
    OK = 0
    INVALID = 1
    NO_MEMORY = -1
    BAD_ARGUMENT = -2
    NOT_JSON = -3
    TOO_LARGE = -4
    TOO_DEEP = -5
    UNKNOWN_OPERATION = -6
    BAD_SCHEMA = -7
    IO = -8
    INTERNAL = -99


STATUS_OF = {one.value: one for one in Status}  # Status(1) takes ten times as long.


class Language(enum.IntEnum):
    EN = 0
    ZH = 1


class Severity(enum.IntEnum):
    NOTE = 0
    WARNING = 1
    ERROR = 2


class Strength(enum.IntEnum):
    STATED = 0
    INFERRED = 1
    CORRECTED = 2
    CONTESTED = 3


class Compat(enum.IntFlag):
    """Bodies are read as OCP's server does, otherwise than JSON Schema says."""

    NULL_ABSENT = 1  # A member that is null is one that is not there.
    LONG_TEXT = 2  # A Long may be text: "9007199254740993".
    JAVA_INTEGERS = 4  # 26.0 is no whole number.


class Part(enum.IntEnum):
    BODY = 0
    PATH = 1
    QUERY = 2
    HEADER = 3


class Role(enum.IntEnum):
    FIRST_OF_TWO = 0
    CHOSEN_HERE = 1
    BELONGS_HERE = 2


class Position(NamedTuple):
    line: int  # From 1; 0 where no place is known.
    column: int  # From 1, in code points.
    byte: int  # From 0, in the UTF-8 text.


class Range(NamedTuple):
    start: Position
    end: Position


class Edit(NamedTuple):
    byte_start: int
    byte_end: int
    insert: str


class Suggestion(NamedTuple):
    text: str
    value: str
    is_certain: bool
    edits: tuple[Edit, ...]  # Apply them from the last to the first.


class Related(NamedTuple):
    role: Role
    pointer: str
    range: Range


class Finding(NamedTuple):
    """One thing that is wrong, or worth a warning."""

    id: str
    severity: Severity
    strength: Strength
    part: Part
    message: str
    pointer: str
    field: str
    range: Range
    key_range: Range
    place: Range  # What to point at.
    schema_pointer: str
    doc_page: str
    doc_line: int
    is_secret: bool
    expected: tuple[str, ...]
    related: tuple[Related, ...]
    suggestions: tuple[Suggestion, ...]

    def __str__(self) -> str:
        where = f"{self.place.start.line}:{self.place.start.column}: " if self.place.start.line else ""
        return f"{where}{self.severity.name.lower()}: {self.message} [{self.id}]"


class Operation(NamedTuple):
    id: str
    method: str
    path: str
    title_en: str
    title_zh: str
    page: str
    version: str
    has_request: bool
    has_response: bool
    has_parameters: bool


def _range(raw: Sequence[Any]) -> Range:
    return Range(Position(*raw[0]), Position(*raw[1]))


def finding_of(raw: Sequence[Any]) -> Finding:
    """A finding as the extension gives it, with its parts named."""
    (id_, severity, strength, part, message, pointer, field, value, key, place, schema, page, line, secret, expected,
     related, suggestions) = raw
    return Finding(
        id_, Severity(severity), Strength(strength), Part(part), message, pointer, field, _range(value), _range(key),
        _range(place), schema, page, line, secret, tuple(expected),
        tuple(Related(Role(role), where, _range(spread)) for role, where, spread in related),
        tuple(Suggestion(text, new, certain, tuple(Edit(*e) for e in edits)) for text, new, certain, edits in suggestions))
