"""hostile.py PORT PROCESS RIGHT_JSON AUTHORIZATION: sends the service bytes that no proxy should send.

Each case is bytes on one connection, and the statuses of all answers that may come on it before it ends. A second request
hidden in what must not be read would be one status too many. Memory is read from /proc while it goes on.
"""

import gzip
import os
import re
import signal
import socket
import sys
import threading
import time

port, process = int(sys.argv[1]), int(sys.argv[2])
body = open(sys.argv[3], "rb").read()
authorization = sys.argv[4].encode()
target = b"/api/v2/ob/clusters/31/tenants/207/backup/backupNow"
HIDDEN = b"POST /judge HTTP/1.1\r\nHost: smuggled\r\nContent-Length: 0\r\n\r\n"
sanitized = "SANITIZED" in os.environ  # Shadow memory is no memory of the service's.
most_memory = 0


def memory():
    """The most memory that the service has had, in MiB."""
    with open(f"/proc/{process}/status") as status:
        return int(re.search(r"VmHWM:\s*(\d+)", status.read()).group(1)) / 1024


def head(*lines, uri=target, method=b"POST", length=None):
    """A right request to the service, with these header lines instead of a Content-Length."""
    length = (b"Content-Length: %d" % len(body),) if length is None else length
    all_lines = (b"POST /judge HTTP/1.1", b"Host: judge", b"X-Original-Method: " + method, b"X-Original-URI: " + uri,
                 b"Authorization: " + authorization, b"Content-Type: application/json") + lines + tuple(length)
    return b"\r\n".join(all_lines) + b"\r\n\r\n"


def connect():
    one = socket.create_connection(("127.0.0.1", port), timeout=30)
    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return one


def exchange(pieces):
    """Sends the pieces until the service hears no more; all that it said until it closed the connection."""
    answer, at_end = [], threading.Event()
    with connect() as one:
        def read():
            try:
                while part := one.recv(65536):
                    answer.append(part)
            except ConnectionResetError:
                pass
            at_end.set()
        reader = threading.Thread(target=read)
        reader.start()
        try:
            for piece in pieces:
                if at_end.is_set():
                    break
                one.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
        if not at_end.wait(30):
            raise AssertionError("the connection stays open")
        reader.join()
    return b"".join(answer)


def statuses(answer):
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3})", answer)]


def case(sentence, pieces, *wanted):
    global most_memory
    answer = exchange([pieces] if isinstance(pieces, bytes) else pieces)
    most_memory = max(most_memory, memory())
    got = statuses(answer)
    if got != list(wanted):
        sys.exit(f"FAILED: {sentence}: {got} instead of {list(wanted)}\n{answer[:2000]!r}")
    print(f"- {sentence}")


def endless(first, piece, size):
    yield first
    for _ in range(size // len(piece)):
        yield piece


END = head(b"Connection: close") + body  # A right request after which the connection ends.
case("requests sent without waiting are all answered, in their order", head() + body + head(uri=b"/nothing") + body + END, 204, 400, 204)

INJECTION = b"x%0d%0aContent-Length:%200%0d%0a%0d%0aDELETE%20/api/v2/ob/clusters/31%20HTTP/1.1%0d%0aHost:%20x%0d%0a%0d%0a"
case("an encoded header value stays a header value", head(b"A: " + INJECTION) + body + END, 204, 204)
case("and so does an encoded target", head(uri=target + b"?a=" + INJECTION) + body + END, 204, 204)
case("and an encoded path", head(uri=b"/" + INJECTION) + body + END, 400, 204)

for line in (b"Content-Length: 0x206", b"Content-Length: 518, 518", b"Content-Length: 206zz", b"Content-Length: +5", b"Content-Length: -1",
             b"Content-Length:", b"Content-Length: 5 5", b"Content-Length: 18446744073709551621", b"Content-Length: 5, ",
             b"Content-Length: 5\r\nContent-Length: 5", b"Content-Length: 5\r\nContent-Length: 6", b"Content-Length: 5\r\nContent-length: 5",
             b"Content-Length : 5", b"Content Length: 5", b"Content-Length\x00: 5", b"Content-Length: 5\x00"):
    case(f"{line!r} is no length", head(length=(line,)) + b"12345" + HIDDEN, 400)
case("a length beyond the limit is not read", head(length=(b"Content-Length: 1048577",)) + HIDDEN, 413)
case("a body at the limit is judged", head(b"Connection: close", length=(b"Content-Length: 1048576",)) + b" " * 1048576, 400)
case("a huge length is not read", head(length=(b"Content-Length: 9223372036854775807",)) + HIDDEN, 413)

for line in (b"Transfer-Encoding: chunked", b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: identity", b"Transfer-Encoding: xchunked",
             b"Transfer-Encoding: chunked\r\nTrailer: A", b"Transfer-Encoding: chunked\r\nExpect: 100-continue"):
    case(f"{line!r}: no chunk is read", head(length=(line,)) + b"0\r\n\r\n" + HIDDEN, 411)
for line in (b"Transfer-Encoding: chunked\r\nContent-Length: 5", b"Content-Length: 5\r\nTransfer-Encoding: chunked",
             b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"):
    case(f"{line!r}: nothing is read", head(length=(line,)) + b"0\r\n\r\n" + HIDDEN, 400)
case("a bad chunk is not read", head(length=(b"Transfer-Encoding: chunked",)) + b"zz\r\n" + HIDDEN, 411)

for name, text in {"a bad method": b"PO ST /judge HTTP/1.1\r\nHost: x\r\n\r\n", "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
                   "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "a folded version": b"POST /judge\r\n HTTP/1.1\r\nHost: x\r\n\r\n",
                   "a bare LF": b"POST /judge HTTP/1.1\nHost: x\n\n", "a bare CR": b"POST /judge HTTP/1.1\r\nHost: x\rA: b\r\n\r\n",
                   "no Host": b"POST /judge HTTP/1.1\r\nContent-Length: 0\r\n\r\n", "a NUL in a target": b"POST /judge\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
                   "two Hosts": b"POST /judge HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: 0\r\n\r\n"}.items():
    case(f"{name} is no request, and nothing behind it", text + HIDDEN, 400)
case("a body with GET is not read", b"GET /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(HIDDEN) + HIDDEN, 400)
case("what is expected is not done", head(b"Expect: 100-continue") + HIDDEN, 417)
case("an unknown version is not spoken", b"POST /judge HTTP/1.7\r\nHost: x\r\n\r\n" + HIDDEN, 400)
case("a folded header is one header", head(b"A: x\r\n Content-Length: 0\r\n\t" + INJECTION) + body + END, 204, 204)
case("a folded length is none", head(length=(b"Content-Length: 5\r\n 0",)) + HIDDEN, 400)
case("a folded target is not documented", head(uri=target + b"\r\n ?a") + body + END, 400, 204)
case("HTTP/1.0 ends after one answer", (head() + body + HIDDEN).replace(b"HTTP/1.1", b"HTTP/1.0", 1), 204)
case("stray bytes after a request are no request", head() + body + b"stray\r\n\r\n" + HIDDEN, 204, 400)

case("1,000 ranges change nothing", head(b"Range: bytes=" + b",".join(b"%d-%d" % (i, i) for i in range(1000))) + body + END, 204, 204)
case("a long target is a long head", b"POST /" + b"a" * (1 << 20) + b" HTTP/1.1\r\nHost: x\r\n\r\n" + HIDDEN, 431)
case("a long header is a long head", head(b"A: " + b"a" * (1 << 20)) + HIDDEN, 431)
case("10,000 headers that fit are judged", head(b"Connection: close", *(b"a:" for _ in range(10000))) + body, 204)
case("an endless header line ends", endless(b"POST /judge HTTP/1.1\r\nHost: x\r\nA: ", b"a" * 65536, 600 << 20), 431)
case("200,000 headers end", endless(b"POST /judge HTTP/1.1\r\nHost: x\r\n", b"".join(b"A%d: b\r\n" % i for i in range(1000)), 200000 * 10), 431)
case("600 MB in chunks end", endless(head(length=(b"Transfer-Encoding: chunked",)), b"10000\r\n" + b"a" * 65536 + b"\r\n", 600 << 20), 411)
case("600 MB of a body end", endless(head(length=(b"Content-Length: 629145600",)), b"a" * 65536, 600 << 20), 413)
bomb = (gzip.compress(b" " * (1 << 24), 9) * 100)[: 1 << 20]  # 1 GB
case("1 MB of gzip is not decoded", head(b"Content-Encoding: gzip", b"Connection: close", length=(b"Content-Length: %d" % len(bomb),)) + bomb, 415)

begin = time.monotonic()
case("a request that does not go on is given up", [head()[:-2]])
case("and so is a body that trickles", (time.sleep(0.1) or part for part in [head()] + [b" "] * 300))
assert time.monotonic() - begin < 20, "it waited too long for slow requests"
waiting = [connect() for _ in range(100)]
for one in waiting:
    one.sendall(head()[:-2])
case("100 connections that wait keep nobody out for long", END, 204)
for one in waiting:
    one.close()
waiting = [connect() for _ in range(100)]
for _ in range(20):
    case("nor do 100 that say nothing", END, 204)
for one in waiting:
    one.close()
print(f"- memory stayed below {most_memory:.0f} MiB")
assert sanitized or most_memory < 64, "that is too much"

# A client that trickles, one that is idle and one that does not read must not hold SIGTERM up.
idle, trickling = connect(), connect()
idle.sendall(head() + body)
assert b" 204 " in idle.recv(65536)
trickling.sendall(head() + body[:1])
time.sleep(0.3)
os.kill(process, signal.SIGTERM)
begin = time.monotonic()
assert idle.recv(65536) == b"" and time.monotonic() - begin < 1.5, "an idle connection was not ended"
try:
    while trickling.send(b" "):
        time.sleep(0.1)
        assert time.monotonic() - begin < 10, "a trickling client holds SIGTERM up"
except (BrokenPipeError, ConnectionResetError):
    pass
took = time.monotonic() - begin
assert took < 5, f"SIGTERM took {took:.1f} s"
print(f"- SIGTERM waited {took:.1f} s for a client that trickles, of the 2 it was allowed")
