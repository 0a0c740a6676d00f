"""Runs `ocpv lsp` and talks to it as an editor does: messages out, messages in."""

import json
import os
import queue
import subprocess
import threading


def framed(message):
    body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode("utf-8")
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class Server:
    def __init__(self, program, arguments=(), folder=None):
        environment = dict(os.environ, LC_ALL="C", LANG="C")
        environment.pop("LANGUAGE", None)
        self.process = subprocess.Popen([program, "lsp", *arguments], cwd=folder, env=environment,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.answers = queue.Queue()
        self.stray = b""  # What is no message.
        self.errors = b""
        for reader in (self._read_answers, self._read_errors):
            threading.Thread(target=reader, daemon=True).start()

    def _read_answers(self):
        out = self.process.stdout
        while True:
            line = out.readline()
            if not line:
                break
            if not line.startswith(b"Content-Length: ") or out.readline() != b"\r\n":
                self.stray += line
                break
            body = out.read(int(line.split(b":")[1]))
            self.answers.put(json.loads(body.decode("utf-8")))
        self.answers.put(None)

    def _read_errors(self):
        self.errors = self.process.stderr.read()

    def write(self, data):
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def send(self, message):
        self.write(framed(message))

    def receive(self, seconds=20):
        """The next message; None when there is none in time, or the server has gone."""
        try:
            return self.answers.get(timeout=seconds)
        except queue.Empty:
            return None

    def end(self, seconds=20):
        """Closes its input; gives its status and the messages that nobody has taken."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        status = self.process.wait(timeout=seconds)
        rest = []
        while (message := self.receive(seconds)) is not None:
            rest.append(message)
        return status, rest
