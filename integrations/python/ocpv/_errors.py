"""What could not be judged, as exceptions. What is wrong with a body or a message is never one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Type

from ._types import Status

if TYPE_CHECKING:
    from ._report import Report


class CouldNotJudge(Exception):
    """Nothing is known about the body. `status` says why; `report` has the place where the library tells one."""

    def __init__(self, status: Status, message: str = "", report: Optional[Report] = None) -> None:
        super().__init__(message or status.name.lower().replace("_", " "))
        self.status = status
        self.report = report


class NotJSON(CouldNotJudge, ValueError):
    """The bytes are no JSON text."""


class TooLarge(CouldNotJudge, ValueError):
    """Longer than max_bytes."""


class TooDeep(CouldNotJudge, ValueError):
    """Nested deeper than max_depth."""


class UnknownOperation(CouldNotJudge, LookupError):
    """No such operation is loaded, or it documents no such part."""


class BadSchema(CouldNotJudge, ValueError):
    """A schema is broken, or uses a keyword outside the supported subset."""


class BadArgument(CouldNotJudge, ValueError):
    """An option or a size that the library does not allow."""


class Unreadable(CouldNotJudge, OSError):
    """A file or a folder could not be read."""


_KINDS: dict[Status, Type[CouldNotJudge]] = {
    Status.NOT_JSON: NotJSON, Status.TOO_LARGE: TooLarge, Status.TOO_DEEP: TooDeep,
    Status.UNKNOWN_OPERATION: UnknownOperation, Status.BAD_SCHEMA: BadSchema, Status.BAD_ARGUMENT: BadArgument,
    Status.IO: Unreadable,
}


def error_of(status: int, message: str = "", report: Optional[Report] = None) -> Exception:
    """The exception for a status that is neither OK nor INVALID."""
    known = Status(status)
    if known is Status.NO_MEMORY:
        return MemoryError()
    return _KINDS.get(known, CouldNotJudge)(known, message, report)
