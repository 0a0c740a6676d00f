"""Judges what a program sends to OCP by `requests` or `httpx`, before it is sent; what comes back as well, if asked.

    judge = ocpv.clients.Judge()
    session = judge.watch(requests.Session())
    client = httpx.Client(event_hooks=judge.httpx_hooks())

What is wrong raises WrongRequest, or is only told (`report_only`). Neither library is needed by this module.
"""

from __future__ import annotations

from typing import Any, Callable, Iterable, Optional
from urllib.parse import urlsplit

from ._errors import CouldNotJudge
from ._guard import Outcome, is_below, judge, outcome_of, write_down
from ._report import Report, Text
from ._types import Status
from ._validator import Validator


class Wrong(Exception):
    """What was found in a request or an answer; `report` has it all."""

    def __init__(self, what: str, report: Report) -> None:
        super().__init__(f"{what}\n{report.to_text(path=report.operation or '-', short=True)}".rstrip())
        self.report = report


class WrongRequest(Wrong):
    """The request was not sent."""


class WrongResponse(Wrong):
    """The answer is not what is documented."""


class Judge:
    """Judges requests for the hosts and below the prefix that are given; any number of threads may use one.

    `hosts`: names, or names with ports, as they stand in URLs; None is all. `responses`: judge the answers, too. Other options
    are those of the middlewares.
    """

    def __init__(self, validator: Optional[Validator] = None, *, report_only: bool = False, prefix: str = "/",
                 hosts: Optional[Iterable[str]] = None, authorization: bool = True, strict: Optional[bool] = None,
                 responses: bool = False, on_judged: Callable[[Outcome], Any] = write_down) -> None:
        self.validator = validator if validator is not None else Validator()
        self.report_only = report_only
        self.responses = responses
        self._prefix = prefix
        self._hosts = None if hosts is None else frozenset(host.lower() for host in hosts)
        self._authorization = authorization
        self._strict = strict
        self._on_judged = on_judged

    def watches(self, url: str) -> bool:
        parts = urlsplit(url)
        place = parts.netloc.rpartition("@")[2].lower()
        is_meant = self._hosts is None or place in self._hosts or (parts.hostname or "") in self._hosts
        return is_meant and is_below(parts.path or "/", self._prefix)

    def request(self, method: str, url: str, headers: Iterable[tuple[Text, Text]], body: Optional[Text]) -> Optional[Outcome]:
        """Judges one request, whatever sends it; None where it is not watched."""
        if not self.watches(url):
            return None
        parts = urlsplit(url)
        target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        status, report = judge(self.validator, method, target, headers, body, strict=self._strict,
                               authorization=self._authorization)
        return self._conclude(status, report, WrongRequest, f"{method} {parts.path}: not sent, because it is wrong")

    def response(self, asked: Optional[Outcome], http_status: int, body: Text) -> Optional[Outcome]:
        """Judges the answer to a request that was judged; None where answers, or those of its operation, are not."""
        if not self.responses or asked is None or not asked.operation:
            return None
        try:
            report = self.validator.check_response(asked.operation, http_status, body, strict=self._strict)
            status: Status = report.status
        except CouldNotJudge as error:
            status, report = error.status, error.report  # type: ignore[assignment]
        return self._conclude(status, report, WrongResponse, f"{asked.operation}: the answer is not what is documented")

    def _conclude(self, status: Status, report: Optional[Report], kind: type[Wrong], what: str) -> Outcome:
        is_refused = status is not Status.OK and not self.report_only
        outcome = outcome_of(status, report, is_refused)
        self._on_judged(outcome)
        if is_refused and report is not None:
            raise kind(what, report)
        if is_refused:
            raise CouldNotJudge(status)
        return outcome

    # requests

    def watch(self, session: Any) -> Any:
        """A `requests.Session`, all of whose adapters are judged from now on. Gives the session."""
        from . import _requests

        for prefix, adapter in list(session.adapters.items()):
            session.adapters[prefix] = _requests.Adapter(self, adapter)
        return session

    def prepared(self, request: Any) -> Optional[Outcome]:
        """Judges a `requests.PreparedRequest`; a body that is a stream can still be sent."""
        if not self.watches(request.url):
            return None
        from . import _requests

        try:
            body, request.body = _requests.body_of(request.body, self.validator.max_bytes)
        except CouldNotJudge as error:
            if not self.report_only:
                raise
            outcome = outcome_of(error.status, None, False)
            self._on_judged(outcome)
            return outcome
        return self.request(request.method, request.url, list(request.headers.items()), body)

    # httpx

    def httpx_hooks(self) -> dict[str, list[Callable[..., Any]]]:
        """`event_hooks` of an `httpx.Client`."""

        def before(request: Any) -> None:
            self._before(request, request.read())

        def after(response: Any) -> None:
            if self.responses:
                self._after(response, response.read())

        return {"request": [before], "response": [after]}

    def async_httpx_hooks(self) -> dict[str, list[Callable[..., Any]]]:
        """`event_hooks` of an `httpx.AsyncClient`."""

        async def before(request: Any) -> None:
            self._before(request, await request.aread())

        async def after(response: Any) -> None:
            if self.responses:
                self._after(response, await response.aread())

        return {"request": [before], "response": [after]}

    def _before(self, request: Any, body: bytes) -> None:
        request.extensions["ocpv"] = self.request(request.method, str(request.url), request.headers.raw, body)

    def _after(self, response: Any, body: bytes) -> None:
        self.response(response.request.extensions.get("ocpv"), response.status_code, body)
