"""What stands between a session of `requests` and the network. Imports `requests`: only `clients` imports it, when asked."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Optional

import requests.adapters
import urllib3

from ._errors import CouldNotJudge
from ._types import Status

if TYPE_CHECKING:
    from .clients import Judge

# A text goes over the wire as http.client writes it, or since version 2 of urllib3 as UTF-8.
_ENCODING = "utf-8" if int(urllib3.__version__.partition(".")[0]) >= 2 else "latin-1"


def body_of(body: Any, most: int) -> tuple[Optional[bytes], Any]:
    """The bytes that will be sent, and the body to send in its place; no more than `most` + 1 bytes are held."""
    if body is None or isinstance(body, bytes):
        return body, body
    if isinstance(body, str):
        return body.encode(_ENCODING, "replace"), body  # What cannot be written is refused by `requests` itself.
    if isinstance(body, (bytearray, memoryview)):
        return bytes(body), body
    if hasattr(body, "read"):
        return _peek(body, most), body
    return _collect(iter(body), most)


def _peek(stream: Any, most: int) -> bytes:
    try:
        place = stream.tell()
        data = stream.read(most + 1)
        stream.seek(place)
    except (AttributeError, OSError):
        raise CouldNotJudge(Status.BAD_ARGUMENT, "a body that can be read only once cannot be judged before it is sent") from None
    return data.encode(_ENCODING, "replace") if isinstance(data, str) else bytes(data)


def _collect(pieces: Any, most: int) -> tuple[bytes, Any]:
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece.encode(_ENCODING) if isinstance(piece, str) else piece)
        size += len(held[-1])
        if size > most:
            break
    return b"".join(held), itertools.chain(held, pieces)


class Adapter(requests.adapters.BaseAdapter):
    """Judges what another adapter sends."""

    def __init__(self, judge: Judge, inner: requests.adapters.BaseAdapter) -> None:
        super().__init__()
        self._judge = judge
        self._inner = inner

    def send(self, request: Any, stream: bool = False, *arguments: Any, **options: Any) -> Any:
        asked = self._judge.prepared(request)
        response = self._inner.send(request, stream, *arguments, **options)
        if not stream:
            self._judge.response(asked, response.status_code, response.content)
        return response

    def close(self) -> None:
        self._inner.close()
