"""The loaded operations, and judging by them."""

from __future__ import annotations

import itertools
import os
from typing import Any, Callable, Iterable, Iterator, Mapping, NamedTuple, Optional, Union

from . import _native
from ._errors import error_of
from ._report import Report, Text
from ._types import STATUS_OF, Compat, Finding, Language, Operation, Status, finding_of

DEFAULT_MAX_BYTES = 1 << 20  # That of the library.
Headers = Union[Mapping[str, str], Iterable[tuple[Text, Text]]]


class Judged(NamedTuple):
    """One body of a batch. `status` is what became of it; below 0 it could not be judged, and nothing is known."""

    status: Status
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        return self.status is Status.OK

    @property
    def error(self) -> Optional[Exception]:
        """The exception that a single call would have raised, or None."""
        message = self.findings[0].message if self.findings else ""
        return None if self.status >= 0 else error_of(self.status, message)


class Line(NamedTuple):
    """One line of a file of bodies."""

    number: int  # From 1.
    status: Status
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        return self.status is Status.OK


def _strictness(strict: Optional[bool]) -> int:
    return 0 if strict is None else 1 if strict else -1


def _is_blank(line: Text) -> bool:
    return not (line if isinstance(line, (str, bytes, bytearray)) else bytes(line)).strip()


def _cores() -> int:
    return max(1, min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 256))


class Validator(_native.Validator):
    """Operations that are loaded once and judged by from any number of threads.

    Without arguments: all operations that the library brings, in the newest version of OCP. `version` chooses another,
    `operation` loads one alone; `folder` takes the output of `ocpv generate` instead, `schema` a JSON Schema of your own.
    `compat` reads bodies as OCP's server does, where that is not what JSON Schema says.
    """

    def __init__(self, *, folder: Union[None, str, os.PathLike[str]] = None,
                 schema: Union[None, str, os.PathLike[str]] = None, operation: Optional[str] = None,
                 version: Optional[str] = None, strict: bool = False, max_bytes: int = 0, max_depth: int = 0,
                 max_diagnostics: int = 0, max_report_bytes: int = 0, compat: Compat = Compat(0)) -> None:
        if folder is not None and schema is not None:
            raise TypeError("folder and schema exclude each other")
        try:
            super().__init__(
                folder=None if folder is None else os.fsencode(folder), operation=operation, version=version, strict=strict,
                schema=None if schema is None else os.fsencode(schema), max_bytes=max_bytes, max_depth=max_depth,
                max_diagnostics=max_diagnostics, max_report_bytes=max_report_bytes, compat=compat)
        except _native.Failure as failure:
            raise error_of(*failure.args) from None
        self.max_bytes = max_bytes or DEFAULT_MAX_BYTES  # The longest body that is judged.

    def operations(self) -> Iterator[Operation]:
        for index in range(len(self)):
            yield Operation(*self._operation(index))

    def find(self, name: str) -> Optional[Operation]:
        """An operation by id, by "METHOD /path/{template}", by "METHOD /real/target", or by a real target."""
        index = self._find(name)
        return None if index is None else Operation(*self._operation(index))

    def is_valid(self, operation: Optional[str], body: Text, *, target: Optional[str] = None,
                 strict: Optional[bool] = None, response: bool = False) -> bool:
        """Whether a body is right. Raises CouldNotJudge where nothing can be known."""
        status = self._verdict(operation, body, target, 0 if strict is None else _strictness(strict), response)
        if status < 0:
            self._raise(status, operation, body, response)
        return status == 0

    def check(self, operation: Optional[str], body: Text, *, target: Optional[str] = None,
              strict: Optional[bool] = None, response: bool = False) -> Report:
        """All that is wrong with a body. Raises CouldNotJudge where nothing can be known."""
        return self._told(lambda: self._check(operation, body, target, _strictness(strict), response), body)

    def check_request(self, method: str, target: Text, headers: Headers = (), body: Optional[Text] = None, *,
                      strict: Optional[bool] = None, skip_authorization: bool = False) -> Report:
        """All that is wrong with a request: who asks, method, path, query, headers, body."""
        pairs = list(headers.items() if isinstance(headers, Mapping) else headers)
        return self._told(lambda: self._check_request(
            method, target, [name for name, _ in pairs], [value for _, value in pairs], body, _strictness(strict),
            skip_authorization), body)

    def check_response(self, operation: str, http_status: int, body: Optional[Text] = None, *,
                       strict: Optional[bool] = None) -> Report:
        """All that is wrong with the answer of an operation."""
        return self._told(lambda: self._check_response(operation, http_status, body, _strictness(strict)), body)

    def verdicts(self, operation: Optional[str], bodies: Iterable[Text], *, threads: int = 0,
                 strict: Optional[bool] = None, response: bool = False) -> list[Status]:
        """The status of each body, in order. 0 threads: one for each core. No body raises; no operation does."""
        raw = self._many(self._verdict_batch, operation, bodies, threads, strict, response, Language.EN)
        return list(map(STATUS_OF.__getitem__, raw))

    def check_all(self, operation: Optional[str], bodies: Iterable[Text], *, threads: int = 0,
                  strict: Optional[bool] = None, response: bool = False, language: Language = Language.EN) -> list[Judged]:
        """The status and the findings of each body, in order."""
        return [Judged(STATUS_OF[status], tuple(finding_of(one) for one in found)) for status, found in self._many(
            self._check_batch, operation, bodies, threads, strict, response, language)]

    def check_lines(self, operation: Optional[str], lines: Iterable[Text], *, threads: int = 0,
                    strict: Optional[bool] = None, response: bool = False, language: Language = Language.EN,
                    block: int = 1024) -> Iterator[Line]:
        """Judges each line of a file (JSON Lines) as one body, `block` lines at a time; blank lines are left out."""
        numbered = ((number, line) for number, line in enumerate(lines, 1) if not _is_blank(line))
        while held := list(itertools.islice(numbered, block)):
            judged = self.check_all(operation, [line for _, line in held], threads=threads, strict=strict,
                                    response=response, language=language)
            for (number, _), one in zip(held, judged):
                yield Line(number, *one)

    def _many(self, judge: Callable[..., list[Any]], operation: Optional[str], bodies: Iterable[Text], threads: int,
              strict: Optional[bool], response: bool, language: Language) -> list[Any]:
        try:
            return judge(operation=operation, bodies=list(bodies), threads=threads or _cores(),
                         strict=_strictness(strict), is_response=response, language=language)
        except _native.Failure as failure:
            raise self._named(failure, operation) from None

    def _told(self, judge: Callable[[], _native.Report], source: Optional[Text]) -> Report:
        try:
            report = Report(judge(), source)
        except _native.Failure as failure:
            raise error_of(*failure.args) from None
        if report.status < 0:
            found = report.findings
            raise error_of(report.status, found[0].message if found else "", report)
        return report

    def _named(self, failure: _native.Failure, operation: Optional[str]) -> Exception:
        status, message = failure.args
        if status == Status.UNKNOWN_OPERATION and not message:
            message = f"no operation {operation!r} is loaded, or it documents no such body"
        return error_of(status, message)

    def _raise(self, status: int, operation: Optional[str], body: Text, response: bool) -> None:
        self.check(operation, body, response=response)  # Says why, and raises it.
        raise error_of(status)
