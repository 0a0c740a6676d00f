"""Judges what comes to an ASGI application, and refuses what is wrong before the application sees it.

    from ocpv.asgi import Middleware

    application = Middleware(application, prefix="/api/v2")

Only HTTP is looked at: WebSockets and the lifespan protocol go on as they are.
"""

from __future__ import annotations

from typing import Any, Awaitable, Callable, MutableMapping, Optional
from urllib.parse import unquote

from ._guard import Answer, Guard, Outcome, problem_of_length, target_of, write_down
from ._report import Text
from ._validator import Validator

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class _Body:
    """The messages of a body as they came. `problem` is the HTTP status that refuses one that cannot be read, else 0."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.data = b""
        self.problem = 0
        self.is_left = False  # The caller has gone.

    async def read(self, announced: Optional[bytes], receive: Receive, most: int) -> None:
        if announced is not None:
            self.problem = problem_of_length(announced.decode("latin-1"), most)
        parts: list[bytes] = []
        size = 0
        while not self.problem and not self.is_left:
            message = await receive()
            self.messages.append(message)
            self.is_left = message["type"] == "http.disconnect"
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > most:
                self.problem = 413
            elif not message.get("more_body", False):
                break
        self.data = b"".join(parts)

    def replay(self, receive: Receive) -> Receive:
        waiting = iter(self.messages)

        async def again() -> Message:
            message = next(waiting, None)
            return await receive() if message is None else message

        return again


def _path_of(scope: Scope) -> str:
    """The path that the application routes by: servers differ in whether root_path stands before it."""
    path, mounted = scope["path"], scope.get("root_path", "").rstrip("/")
    return (path[len(mounted):] if mounted and path.startswith(mounted + "/") else path) or "/"


def _target_of(scope: Scope, path: str) -> bytes:
    raw = scope.get("raw_path") or b""
    mounted = scope.get("root_path", "").rstrip("/").encode("utf-8")
    if mounted and raw.startswith(mounted + b"/"):
        raw = raw[len(mounted):]
    raw = raw.partition(b"?")[0]
    return target_of(path.encode("utf-8", "surrogateescape"), scope.get("query_string", b""),
                     raw if unquote(raw.decode("latin-1")) == path else None)


def _header(headers: list[tuple[Text, Text]], name: bytes) -> Optional[bytes]:
    return next((bytes(value) for key, value in headers if bytes(key).lower() == name), None)  # type: ignore[arg-type]


class Middleware:
    """Stands before an ASGI application. What it found is in the scope, as `ocpv.outcome`.

    The options are those of `ocpv.wsgi.Middleware`.
    """

    def __init__(self, app: Application, validator: Optional[Validator] = None, *, report_only: bool = False,
                 prefix: str = "/", language: str = "auto", detail: str = "full", authorization: bool = True,
                 strict: Optional[bool] = None, on_judged: Callable[[Outcome], Any] = write_down) -> None:
        self.app = app
        self._guard = Guard(validator, report_only=report_only, prefix=prefix, language=language, detail=detail,
                            authorization=authorization, strict=strict, on_judged=on_judged)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = _path_of(scope) if scope["type"] == "http" else ""
        if not path or not self._guard.watches(path):
            await self.app(scope, receive, send)
            return
        headers = list(scope["headers"])
        body = _Body()
        await body.read(_header(headers, b"content-length"), receive, self._guard.max_bytes)
        if body.is_left:
            return  # Nobody waits for an answer, and half a request is no request.
        accept = (_header(headers, b"accept-language") or b"").decode("latin-1")
        if body.problem:
            outcome, answer = self._guard.refuse_unread(body.problem, accept)
        else:
            outcome, answer = self._guard.judge(scope["method"], _target_of(scope, path), headers, body.data, accept)
        if answer is None:
            await self.app({**scope, "ocpv.outcome": outcome}, body.replay(receive), send)
        else:
            await _send(scope["method"], send, answer)


async def _send(method: str, send: Send, answer: Answer) -> None:
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else answer.body})
