"""nginx with the module, and a stand-in for OCP behind it, both on loopback and ended with the test."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

SECRET = "c2VjcmV0LXVzZXI6c2VjcmV0LXBhc3N3b3Jk"
PATH = "/api/v2/ob/clusters/31/tenants/207/backup/backupNow"
HEADERS = {"Authorization": f"Basic {SECRET}", "Content-Type": "application/json"}


def skip(sentence):
    print(f"skipped: {sentence}")
    sys.exit(77)


def documented_body(source, kind="request"):
    """The example of a request or response on the page of the first operation."""
    page = (source / "schemas/backup-tenant-now/page.en.md").read_text()
    return re.search(rf"^#+ .*Sample {kind}.*?^```json\n(.*?)^```", page, re.S | re.M | re.I).group(1).encode()


class Ocp(threading.Thread):
    """Answers each request with `answer`, and keeps what it was sent."""

    def __init__(self):
        super().__init__(daemon=True)
        self.seen = []
        self.answer = (200, {"Content-Type": "application/json"}, b"{}")
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.listener.getsockname()[1]
        self.start()

    def run(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with contextlib.suppress(OSError), connection, connection.makefile("rb") as stream:
            while line := stream.readline():
                headers = http.client.parse_headers(stream)
                body = stream.read(int(headers.get("Content-Length", 0)))
                self.seen.append((line.decode("latin-1").strip(), headers, body))
                status, extra, text = self.answer
                head = f"HTTP/1.1 {status} Whatever\r\nContent-Length: {len(text)}\r\n"
                head += "".join(f"{name}: {value}\r\n" for name, value in extra.items())
                connection.sendall(head.encode() + b"\r\n" + text)


class Nginx:
    """`location` is the configuration of `location /`, `server` stands beside it."""

    program = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")

    def __init__(self, module, ocp_port, location, server="", workers=1, http2=False):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ocpv-nginx-"))
        self.folder.chmod(0o711)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.module, self.ocp_port, self.workers, self.http2 = module, ocp_port, workers, http2
        self.write(location, server)
        self.process = subprocess.Popen(self.command(), stderr=(self.folder / "stderr").open("wb"))
        self.wait()

    def command(self, *more):
        return [self.program, "-p", self.folder, "-c", self.folder / "nginx.conf", *more]

    def write(self, location, server):
        temp = "\n".join(f"{kind}_temp_path {self.folder}/{kind};"
                         for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (self.folder / "nginx.conf").write_text(f"""
load_module {self.module};
pid {self.folder}/pid;
error_log {self.folder}/error.log info;
worker_processes {self.workers};
daemon off;
events {{ worker_connections 1024; }}
http {{
  {temp}
  log_format judged '$status $ocpv_verdict $ocpv_operation $ocpv_ids $ocpv_response_verdict $ocpv_response_ids';
  access_log {self.folder}/access.log judged;
  upstream ocp {{ server 127.0.0.1:{self.ocp_port}; keepalive 32; }}
  server {{
    listen 127.0.0.1:{self.port}{" http2" if self.http2 else ""};
    client_max_body_size 4m;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    {server}
    location / {{ {location} proxy_pass http://ocp; }}
  }}
}}
""")

    def wait(self):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            time.sleep(0.02)
        raise SystemExit("nginx did not start: " + (self.folder / "stderr").read_text() + self.log())

    def log(self, name="error.log"):
        file = self.folder / name
        return file.read_text(errors="replace") if file.exists() else ""

    def written(self, count):
        """The access log, once it has so many lines: nginx writes them after the answers."""
        end = time.monotonic() + 10
        while len(lines := self.log("access.log").splitlines()) < count and time.monotonic() < end:
            time.sleep(0.01)
        return lines

    def ask(self, method="POST", target=PATH, headers=HEADERS, body=b""):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, target, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def raw(self, data):
        """What comes back for these bytes until the connection ends."""
        with socket.create_connection(("127.0.0.1", self.port), 60) as connection:
            connection.sendall(data)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def end(self):
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise SystemExit("nginx did not end")
        status = self.process.returncode
        shutil.rmtree(self.folder, ignore_errors=True)
        return status


def refuses(module, location):
    """What nginx says of a configuration that it does not take."""
    with tempfile.TemporaryDirectory() as folder:
        conf = pathlib.Path(folder) / "nginx.conf"
        conf.write_text(f"load_module {module}; pid {folder}/pid; error_log stderr; events {{}}\n"
                        f"http {{ server {{ listen 127.0.0.1:1; location / {{ {location} }} }} }}\n")
        done = subprocess.run([Nginx.program, "-t", "-p", folder, "-c", conf], capture_output=True, text=True)
        return done.stderr if done.returncode else ""


def problem(answer):
    status, headers, body = answer
    assert headers["Content-Type"] == "application/problem+json", headers.as_string()
    told = json.loads(body)
    assert told["status"] == status, told
    return told
