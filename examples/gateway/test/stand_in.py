"""stand_in.py RECORD: stands in for OCP. Writes each byte that comes to RECORD, and answers each request with 200."""

import re
import socketserver
import sys


class Connection(socketserver.StreamRequestHandler):
    def handle(self):
        while head := self.read_head():
            length = re.search(rb"(?im)^content-length: *(\d+)", head)
            body = self.rfile.read(int(length.group(1))) if length else b""
            with open(sys.argv[1], "ab") as record:
                record.write(head + body + b"\n")
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")

    def read_head(self):
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.rfile.readline()
            if not line:
                return b""
            head += line
        return head


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


with Server(("127.0.0.1", 0), Connection) as server:
    print(f"listening on 127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever()
