"""Real servers on loopback, each with an application that answers with what it was sent, and what the tests send."""

import asyncio
import contextlib
import hashlib
import http.client
import importlib.util
import json
import os
import pathlib
import socket
import socketserver
import threading
import wsgiref.simple_server

SOURCE = pathlib.Path(os.environ["OCPV_SOURCE"])
REQUESTS = SOURCE / "examples" / "requests"
OPERATION = "backup-tenant-now"
TARGET = "/api/v2/ob/clusters/1000021/tenants/1000034/backup/backupNow"
SECRET = "c2VjcmV0LXVzZXI6c2VjcmV0LXBhc3N3b3Jk"
HEADERS = {"Authorization": f"Basic {SECRET}", "Content-Type": "application/json"}
RIGHT = (REQUESTS / "backup-tenant-now.json").read_bytes()
BROKEN = (REQUESTS / "broken.json").read_bytes()


def has(module, package):
    """Whether a module is there; where it is not, the run says what it leaves out."""
    found = importlib.util.find_spec(module) is not None
    if not found:
        print(f"skipped: what needs Python's {module} (Debian package {package})", flush=True)
    return found


def digest(body):
    return hashlib.sha256(body).hexdigest()


def echo_wsgi(environ, start_response):
    """What an application is given; `piecewise` asks it to read as frameworks do."""
    stream, length = environ["wsgi.input"], environ.get("CONTENT_LENGTH")
    if environ.get("HTTP_X_PIECEWISE"):
        body = stream.readline() + b"".join(stream)
    else:
        body = stream.read(int(length)) if length else stream.read() if environ.get("wsgi.input_terminated") else b""
    seen = {"path": environ["PATH_INFO"], "query": environ["QUERY_STRING"], "size": len(body), "body": digest(body),
            "outcome": outcome_text(environ.get("ocpv.outcome"))}
    text = json.dumps(seen).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(text)))])
    return [text]


async def echo_asgi(scope, receive, send):
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    seen = {"path": scope["path"], "query": scope["query_string"].decode(), "size": len(body), "body": digest(body),
            "outcome": outcome_text(scope.get("ocpv.outcome"))}
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(seen).encode()})


def outcome_text(outcome):
    return None if outcome is None else f"{outcome.status.name} {outcome.operation} {','.join(outcome.ids)}"


class _ThreadedWSGI(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True


class _Silent(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def wsgiref_host(application):
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, application, _ThreadedWSGI, _Silent)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextlib.contextmanager
def werkzeug_host(application):
    """Flask's own server: it decodes chunked bodies, and says what the target was."""
    import logging

    import werkzeug.serving

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = werkzeug.serving.make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextlib.contextmanager
def uvicorn_host(application):
    import uvicorn

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


class Reply:
    def __init__(self, answer):
        self.status = answer.status
        self.headers = answer.headers
        self.text = answer.read().decode()

    @property
    def json(self):
        return json.loads(self.text)

    @property
    def ids(self):
        return [one["id"] for one in self.json.get("errors", [])]


def send(port, method="POST", target=TARGET, headers=HEADERS, body=RIGHT, **more):
    """One request as it is given; a body that is a list of pieces is sent in chunks."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        pieces = body if isinstance(body, list) else [body] if body is not None else []
        fields = {**headers, **more.get("add", {})}
        if isinstance(body, list):
            fields["Transfer-Encoding"] = "chunked"
            pieces = [b"%x\r\n%s\r\n" % (len(piece), piece) for piece in body] + [b"0\r\n\r\n"]
        elif body is not None:
            fields["Content-Length"] = str(len(body))
        connection.putrequest(method, target)
        for name, value in fields.items():
            connection.putheader(name, value)
        connection.endheaders()
        with contextlib.suppress(OSError):  # Who is refused need not send all.
            connection.send(b"".join(pieces))
        return Reply(connection.getresponse())
