"""What both middlewares do with a request, whatever protocol brings it: judge it, tell of it, refuse it."""

from __future__ import annotations

import json
import logging
from typing import Any, Callable, Iterable, NamedTuple, Optional
from urllib.parse import quote

from ._errors import CouldNotJudge
from ._report import Report, Text
from ._types import Language, Status
from ._validator import Validator

_DETAILS = ("none", "pointer", "full")
_LANGUAGES = {"en": Language.EN, "zh": Language.ZH}
# What a path of a target may hold as it is (RFC 3986, 3.3). What may be read in two ways stays so, and is refused.
_AS_IT_IS = "/~!$&'()*+,;=:@\\"
_TITLES = {
    400: ("the request is malformed", "请求格式有误"),
    411: ("the length of the body is not announced", "未声明请求体的长度"),
    413: ("the body is too large", "请求体过大"),
    503: ("the request could not be judged", "无法检查该请求"),
}


class Outcome(NamedTuple):
    """What became of a request or response. Its names are those of the documentation; nothing that a caller wrote."""

    status: Status
    operation: str  # Empty when it is not known.
    ids: tuple[str, ...]  # Of what is wrong, or worth a warning; each once.
    report: Optional[Report]  # None where nothing was looked at.
    is_refused: bool


class Answer(NamedTuple):
    """What refuses a request."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def outcome_of(status: Status, report: Optional[Report], is_refused: bool) -> Outcome:
    ids = dict.fromkeys(one.id for one in report.findings) if report is not None else ()
    return Outcome(status, report.operation if report is not None else "", tuple(ids), report, is_refused)


def write_down(outcome: Outcome) -> None:
    """Names what is wrong in the log `ocpv`: ids and the operation alone."""
    if outcome.status is not Status.OK:
        level = logging.INFO if outcome.report is not None else logging.WARNING
        logging.getLogger("ocpv").log(level, "%s %s: %s", outcome.status.name.lower().replace("_", "-"),
                                      outcome.operation or "-", ",".join(outcome.ids) or "-")


def judge(validator: Validator, method: str, target: Text, headers: Iterable[tuple[Text, Text]], body: Optional[Text], *,
          strict: Optional[bool], authorization: bool) -> tuple[Status, Optional[Report]]:
    """The outcome of a request that was read; never raises."""
    try:
        report = validator.check_request(method, target, headers, body, strict=strict, skip_authorization=not authorization)
        return report.status, report
    except CouldNotJudge as error:
        return error.status, error.report
    except MemoryError:
        return Status.NO_MEMORY, None


def target_of(path: bytes, query: bytes, sent: Optional[bytes]) -> bytes:
    """The target of a request whose path a server has decoded: as it was sent, where that is known to be the path that the
    application sees, else written anew."""
    written = sent if sent else quote(path, safe=_AS_IT_IS).encode("ascii")
    return written + b"?" + query if query else written


def problem_of_length(announced: str, most: int) -> int:
    """The HTTP status that refuses a body by its Content-Length, or 0."""
    if not (announced.isascii() and announced.isdigit()):
        return 400
    return 413 if len(announced) > 18 or int(announced) > most else 0


def is_below(path: str, prefix: str) -> bool:
    """Whether a path is the prefix or stands below it: /api/v2 has /api/v2/tasks, not /api/v20."""
    return prefix == "/" or path == prefix or path.startswith(prefix.rstrip("/") + "/")


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(float(value), 1.0) if name.strip().lower() == "q" else 0.0
    except ValueError:
        return 0.0


def language_wanted(accept: str) -> Language:
    """By Accept-Language (RFC 9110, 12.5.4): Chinese where it is wanted more than English."""
    best, language = 0.0, Language.EN
    for one in accept.split(","):
        name, _, parameters = one.partition(";")
        kind = name.strip().lower().partition("-")[0]
        weight = _weight(parameters) if kind in ("zh", "en", "*") else 0.0
        if weight > best:
            best, language = weight, Language.ZH if kind == "zh" else Language.EN
    return language


class Guard:
    """The options of a middleware, and what they make of a request."""

    def __init__(self, validator: Optional[Validator] = None, *, report_only: bool = False, prefix: str = "/",
                 language: str = "auto", detail: str = "full", authorization: bool = True, strict: Optional[bool] = None,
                 on_judged: Callable[[Outcome], Any] = write_down) -> None:
        if not prefix.startswith("/"):
            raise ValueError(f"prefix is the beginning of a path, such as '/api/v2', not {prefix!r}")
        if language != "auto" and language not in _LANGUAGES:
            raise ValueError(f"language is 'auto', 'en' or 'zh', not {language!r}")
        if detail not in _DETAILS:
            raise ValueError(f"detail is 'none', 'pointer' or 'full', not {detail!r}")
        self.validator = validator if validator is not None else Validator()
        self.report_only = report_only
        self.max_bytes = self.validator.max_bytes
        self._prefix = prefix
        self._language = language
        self._detail = detail
        self._authorization = authorization
        self._strict = strict
        self._on_judged = on_judged

    def watches(self, path: str) -> bool:
        return is_below(path, self._prefix)

    def judge(self, method: str, target: bytes, headers: list[tuple[Text, Text]], body: bytes,
              accept: str) -> tuple[Outcome, Optional[Answer]]:
        """Of a request that was read; with the answer that refuses it, or None where it goes on."""
        status, report = judge(self.validator, method, target, headers, body, strict=self._strict,
                               authorization=self._authorization)
        return self._conclude(status, report, 503, accept)

    def refuse_unread(self, http_status: int, accept: str) -> tuple[Outcome, Optional[Answer]]:
        """Of a request whose body was not looked at: too large, cut off, or without a length."""
        status = Status.TOO_LARGE if http_status == 413 else Status.BAD_ARGUMENT
        return self._conclude(status, None, http_status, accept)

    def _conclude(self, status: Status, report: Optional[Report], unread: int,
                  accept: str) -> tuple[Outcome, Optional[Answer]]:
        is_refused = status is not Status.OK and not self.report_only
        outcome = outcome_of(status, report, is_refused)
        self._on_judged(outcome)
        if not is_refused:
            return outcome, None
        language = language_wanted(accept) if self._language == "auto" else _LANGUAGES[self._language]
        return outcome, self._answer(report, unread, language)

    def _answer(self, report: Optional[Report], unread: int, language: Language) -> Answer:
        text = report.to_problem(language=language) if report is not None else ""
        if text:
            problem = json.loads(text)
        else:
            problem = {"type": "about:blank", "title": _TITLES[unread][language], "status": unread}
        headers = [("Content-Type", "application/problem+json"), ("Content-Language", language.name.lower())]
        if report is not None:
            headers += _challenge(problem["status"], report)
        if not text or self._detail != "full":
            text = json.dumps(self._shorten(problem), ensure_ascii=False, separators=(",", ":")) + "\n"
        body = text.encode("utf-8")
        return Answer(problem["status"], [*headers, ("Content-Length", str(len(body)))], body)

    def _shorten(self, problem: dict[str, Any]) -> dict[str, Any]:
        short = {name: problem[name] for name in ("type", "title", "status")}
        if self._detail == "pointer" and "errors" in problem:
            short["errors"] = [{name: one[name] for name in ("id", "pointer", "name") if name in one}
                               for one in problem["errors"]]
        return short


def _challenge(status: int, report: Report) -> list[tuple[str, str]]:
    """What RFC 9110 asks of these answers: WWW-Authenticate (11.6.1) of 401, Allow (15.5.6) of 405."""
    if status == 401:
        return [("WWW-Authenticate", 'Basic realm="OCP"')]
    allowed = next((one.expected for one in report.findings if one.id == "wrong-method"), ())
    return [("Allow", ", ".join(allowed))] if status == 405 and allowed else []
