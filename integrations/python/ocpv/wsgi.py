"""Judges what comes to a WSGI application (PEP 3333), and refuses what is wrong before the application sees it.

    from ocpv.wsgi import Middleware

    application = Middleware(application, prefix="/api/v2")
"""

from __future__ import annotations

import http
import io
from typing import TYPE_CHECKING, Any, Callable, Iterable, Optional
from urllib.parse import unquote_to_bytes

from ._guard import Answer, Guard, Outcome, problem_of_length, target_of, write_down
from ._report import Text
from ._validator import Validator

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class _Rejoined(io.RawIOBase):
    """What was read of a stream, and then the rest of it."""

    def __init__(self, head: bytes, rest: Any) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[:len(part)] = part
        return len(part)


def _read(stream: Any, count: int) -> bytes:
    """`count` bytes, or fewer where the stream ends."""
    parts = []
    while count > 0 and (part := stream.read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _headers_of(environ: WSGIEnvironment) -> list[tuple[Text, Text]]:
    """Their values are bytes that the server has taken for Latin-1."""
    given = {name[5:]: value for name, value in environ.items() if name.startswith("HTTP_")}
    pairs = [*given.items(), *((name, environ[name]) for name in ("CONTENT_TYPE", "CONTENT_LENGTH") if environ.get(name))]
    return [(name.replace("_", "-").title(), value.encode("latin-1", "replace")) for name, value in pairs]


def _target_of(environ: WSGIEnvironment) -> bytes:
    """The path that the application routes by (PATH_INFO), with what stood before it in the target taken off."""
    path = environ.get("PATH_INFO", "").encode("latin-1") or b"/"
    raw = str(environ.get("REQUEST_URI") or environ.get("RAW_URI") or "").removeprefix(environ.get("SCRIPT_NAME", ""))
    sent = raw.partition("?")[0].encode("latin-1", "replace")
    return target_of(path, environ.get("QUERY_STRING", "").encode("latin-1"), sent if unquote_to_bytes(sent) == path else None)


class _Body:
    """The body of a request: `problem` is the HTTP status that refuses one that cannot be read, else 0."""

    def __init__(self, environ: WSGIEnvironment, most: int) -> None:
        self.data = b""
        length = environ.get("CONTENT_LENGTH") or ""
        self.problem = problem_of_length(length, most) if length else 0
        if length and not self.problem:
            self._read_announced(environ, int(length))
        elif length:
            return
        elif environ.get("wsgi.input_terminated"):
            self._read_to_the_end(environ, most)
        elif environ.get("HTTP_TRANSFER_ENCODING"):
            self.problem = 411  # A server that does not say where the body ends.

    def _read_announced(self, environ: WSGIEnvironment, length: int) -> None:
        self.data = _read(environ["wsgi.input"], length)
        environ["wsgi.input"] = io.BytesIO(self.data)
        if len(self.data) < length:
            self.problem = 400

    def _read_to_the_end(self, environ: WSGIEnvironment, most: int) -> None:
        stream = environ["wsgi.input"]
        self.data = _read(stream, most + 1)
        if len(self.data) > most:
            self.problem = 413
            environ["wsgi.input"] = io.BufferedReader(_Rejoined(self.data, stream))
        else:
            environ["wsgi.input"] = io.BytesIO(self.data)


class Middleware:
    """Stands before a WSGI application. What it found is in the environment, as `ocpv.outcome`.

    `validator`: what judges, and how long a body may be (`max_bytes`); without one, all operations of the newest OCP.
    `report_only`: write down what is wrong, refuse nothing. `prefix`: paths that do not stand below it are not looked at.
    `language`: of the answers, "auto" is by Accept-Language. `detail`: what a refused caller is told, "none", "pointer" or
    "full". `authorization=False`: somebody else judges who asks. `on_judged` is called with each Outcome.
    """

    def __init__(self, application: WSGIApplication, validator: Optional[Validator] = None, *, report_only: bool = False,
                 prefix: str = "/", language: str = "auto", detail: str = "full", authorization: bool = True,
                 strict: Optional[bool] = None, on_judged: Callable[[Outcome], Any] = write_down) -> None:
        self.application = application
        self._guard = Guard(validator, report_only=report_only, prefix=prefix, language=language, detail=detail,
                            authorization=authorization, strict=strict, on_judged=on_judged)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not self._guard.watches(environ.get("PATH_INFO", "") or "/"):
            return self.application(environ, start_response)
        body = _Body(environ, self._guard.max_bytes)
        accept = environ.get("HTTP_ACCEPT_LANGUAGE", "")
        if body.problem:
            outcome, answer = self._guard.refuse_unread(body.problem, accept)
        else:
            outcome, answer = self._guard.judge(environ["REQUEST_METHOD"], _target_of(environ), _headers_of(environ),
                                                body.data, accept)
        environ["ocpv.outcome"] = outcome
        return self.application(environ, start_response) if answer is None else _send(environ, start_response, answer)


def _send(environ: WSGIEnvironment, start_response: StartResponse, answer: Answer) -> Iterable[bytes]:
    start_response(f"{answer.status} {http.HTTPStatus(answer.status).phrase}", answer.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]
