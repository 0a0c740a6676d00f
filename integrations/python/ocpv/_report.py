"""What was found in one body or message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Union

from ._types import STATUS_OF, Finding, Language, Severity, Status, finding_of

if TYPE_CHECKING:
    from . import _native

Text = Union[str, bytes, bytearray, memoryview]


class Report:
    """The findings of one call. True (`report.ok`) when nothing is wrong; warnings and notes may be there even then."""

    __slots__ = ("_native", "_source", "status")

    def __init__(self, native: _native.Report, source: Optional[Text] = None) -> None:
        self._native = native
        self._source = source
        self.status = STATUS_OF[native.status]

    @property
    def ok(self) -> bool:
        return self.status is Status.OK

    @property
    def operation(self) -> str:
        """The id of the operation; empty when it is not known."""
        return self._native.operation

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in document order, in English."""
        return self.findings_in(Language.EN)

    def findings_in(self, language: Language) -> tuple[Finding, ...]:
        return tuple(finding_of(one) for one in self._native.findings(language))

    def count(self, severity: Severity) -> int:
        """How many there are of a severity, those that were left out with them."""
        errors, warnings, notes, _ = self._native.counts
        return {Severity.ERROR: errors, Severity.WARNING: warnings, Severity.NOTE: notes}[severity]

    @property
    def left_out(self) -> int:
        """How many findings are beyond max_diagnostics."""
        return self._native.counts[3]

    def to_text(self, *, language: Language = Language.EN, path: str = "-", short: bool = False, color: bool = False) -> str:
        """As `ocpv check` prints it."""
        return self._native.render("text", language, path, self._source, short, color, 0)

    def to_json(self, *, language: Language = Language.EN, path: str = "-") -> str:
        """As `ocpv check --format json` prints it."""
        return self._native.render("json", language, path, None, False, False, 0)

    def to_problem(self, *, language: Language = Language.EN, instance: Optional[str] = None, http_status: int = 0) -> str:
        """What a server answers (application/problem+json); empty when nothing is wrong."""
        return self._native.render("problem", language, instance, None, False, False, http_status)

    def __repr__(self) -> str:
        return f"<ocpv.Report {self.status.name} {self.operation!r}: {len(self._native.findings(0))} findings>"
