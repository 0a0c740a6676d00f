#!/usr/bin/env python3
"""mock_test.py PROGRAM: drives `ocpv mock` over HTTP; each function is a sentence that can be false."""

import concurrent.futures
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
PATH = "/api/v2/ob/clusters/1/tenants/2/modifyWhitelist"
JSON = {"Content-Type": "application/json", "Authorization": "Basic dTpw"}
FOLDER = tempfile.mkdtemp()


def ocpv(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=FOLDER, **more)


@contextlib.contextmanager
def mock(*arguments):
    process = subprocess.Popen([PROGRAM, "mock", "--no-config", "--port", "0", *arguments], stdout=subprocess.PIPE, text=True, cwd=FOLDER)
    try:
        line = process.stdout.readline()
        yield process, int(re.search(r"127\.0\.0\.1:(\d+)", line).group(1))
    finally:
        process.kill()
        process.wait()


def ask(port, method="POST", path=PATH, body=None, headers=JSON):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.getheader("Content-Type"), text


def raw(port, data, later=b""):
    """What comes for these bytes, until the other side ends or a moment has passed."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(data)
        out = b""
        if later:
            out = connection.recv(65536)
            connection.sendall(later)
        connection.shutdown(socket.SHUT_WR)
        while piece := connection.recv(65536):
            out += piece
    return out.decode()


def samples():
    """A right request for every operation, by the sampler, and the operations that it has none for."""
    ids = [line.split()[0] for line in ocpv("operations", "--no-config").stdout.splitlines()]
    assert len(ids) > 100, ids

    def one(name):
        sample = ocpv("sample", "--no-config", "--http", name)
        if sample.returncode != 0:
            return name  # The sampler says so.
        text = sample.stdout
        lines = [line for line in text.split("\n") if not line.startswith(("#", "@"))]
        head, _, body = "\n".join(lines).strip("\n").partition("\n\n")
        method, target = head.split("\n")[0].split(" ")[:2]
        headers = dict(line.split(": ", 1) for line in head.split("\n")[1:])
        headers["Authorization"] = JSON["Authorization"]
        del headers["Host"]  # The placeholder of the sample.
        if "multipart" in headers.get("Content-Type", ""):
            body = body.replace("\n", "\r\n") + "\r\n"
        return name, method, target, headers, body or None

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        made = list(pool.map(one, ids))
    return [one for one in made if not isinstance(one, str)], [one for one in made if isinstance(one, str)]


def every_operation_answers_its_sample_with_what_it_documents(port):
    requests, without = samples()
    assert len(without) <= 2, without

    def send(number):
        exchanges = []
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)  # Kept alive.
        for name, method, target, headers, body in requests[number::8]:
            connection.request(method, target, None if body is None else body.encode(), headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            assert answer.status in (200, 204), (name, method, target, body, answer.status, text)
            exchanges.append({"id": name, "request": {"method": method, "url": target, "headers": headers, "body": body},
                              "response": {"status": answer.status, "headers": dict(answer.getheaders()), "body": text}})
        connection.close()
        return exchanges

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        exchanges = [one for some in pool.map(send, range(8)) for one in some]
    path = os.path.join(FOLDER, "recorded.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in exchanges)
    for line in ocpv("check", "--no-config", "--format", "jsonl", "--key", "id", path).stdout.splitlines():
        answer = json.loads(line)
        of_response = [one for one in answer["diagnostics"] if one["side"] == "response" and one["severity"] != "note"]
        assert answer["verdict"] == "valid" and not of_response, line
        assert answer["operation"] == answer["key"], line
    report = json.loads(ocpv("replay", "--no-config", "--format", "json", path).stdout)
    assert report["not_exercised"] == without and report["summary"]["requests"] == len(requests), report["summary"]


def what_is_not_as_documented_is_refused_by_what_is_wrong(port):
    right = json.dumps({"whitelist": "127.0.0.1"})
    for status, id_, request in [
            (400, "wrong-type", {"body": '{"whitelist": 1}'}),
            (400, "not-json", {"body": '{"whitelist": '}),
            (400, "missing-body", {}),
            (400, "bad-header", {"body": right, "headers": {**JSON, "Content-Type": "text/plain"}}),
            (400, "bad-parameter", {"body": right, "path": PATH.replace("clusters/1", "clusters/one")}),
            (401, "not-authenticated", {"body": right, "headers": {"Content-Type": "application/json"}}),
            (404, "no-such-operation", {"body": right, "path": "/api/v2/nothing"}),
            (405, "wrong-method", {"method": "PUT", "body": right})]:
        got, kind, text = ask(port, **request)
        problem = json.loads(text)
        assert (got, kind) == (status, "application/problem+json"), (request, got, kind, text)
        assert problem["status"] == status and problem["errors"][0]["id"] == id_, (request, text)
    assert ask(port, body=right)[0] == 200


def no_secret_is_in_a_refusal(port):
    body = '{"whitelist": 1, "password": "planted", "x": {"accessKeySecret": "planted"}}'
    for path in (PATH + "?token=planted", "/api/v2/nothing?token=planted"):
        text = ask(port, path=path, body=body, headers={**JSON, "Authorization": "planted"})[2]
        assert "planted" not in text, text


def a_refusal_as_ocp_is_the_documented_failure(port):
    for path, body, status in ((PATH, '{"whitelist": 1}', 400), ("/api/v2/nothing", None, 404)):
        got, kind, text = ask(port, path=path, body=body)
        assert (got, kind) == (status, "application/json"), (got, kind, text)
        judged = ocpv("check", "--no-config", "--response", "--http-status", str(status), "--operation", "modify-the-tenant-whitelist", "-", input=text)
        assert judged.returncode == 0 and judged.stdout == "", judged.stdout


def what_no_client_should_send_ends_its_connection_alone(port):
    head = f"POST {PATH} HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: Basic dTpw\r\n"
    body = '{"whitelist": "1"}'
    assert raw(port, b"garbage\r\n\r\n").startswith("HTTP/1.1 400 ")
    assert raw(port, (head + "X: " + "x" * 70000 + "\r\n\r\n").encode()).startswith("HTTP/1.1 431 ")
    assert raw(port, (head + "Content-Length: 99999999\r\n\r\n").encode()).startswith("HTTP/1.1 413 ")
    assert raw(port, (head + f"Content-Length: 50\r\n\r\n{body}").encode()) == ""
    assert raw(port, b"") == ""
    chunked = head + f"Transfer-Encoding: chunked\r\n\r\n{len(body):x}\r\n{body}\r\n0\r\n\r\n"
    assert raw(port, chunked.encode()).startswith("HTTP/1.1 200 ")
    two = head + f"Content-Length: {len(body)}\r\n\r\n{body}"
    assert raw(port, (two + two).encode()).count("HTTP/1.1 200 OK") == 2
    said = raw(port, (head + f"Expect: 100-continue\r\nContent-Length: {len(body)}\r\n\r\n").encode(), body.encode())
    assert said.startswith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"), said
    head_of = raw(port, b"HEAD /api/v2/ob/clusters HTTP/1.1\r\nHost: h\r\n\r\n")
    assert head_of.startswith("HTTP/1.1 4") and head_of.endswith("\r\n\r\n"), head_of
    assert ask(port, body=body)[0] == 200


def many_clients_at_once_get_their_own_answers(port):
    def client(number):
        right = number % 2 == 0
        body = json.dumps({"whitelist": "127.0.0.1" if right else number})
        return all(ask(port, body=body)[0] == (200 if right else 400) for _ in range(10))

    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        assert all(pool.map(client, range(40)))


def the_end_waits_for_who_is_being_served_and_for_nobody_else():
    for sign in (signal.SIGTERM, signal.SIGINT):
        with mock() as (process, port):
            idle = socket.create_connection(("127.0.0.1", port))
            busy = socket.create_connection(("127.0.0.1", port))
            body = b'{"whitelist": "1"}'
            busy.sendall(f"POST {PATH} HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: Basic dTpw\r\n"
                         f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:5])
            time.sleep(0.3)
            process.send_signal(sign)
            assert idle.recv(10) == b""
            busy.sendall(body[5:])
            assert busy.recv(65536).startswith(b"HTTP/1.1 200 ")
            assert process.wait(timeout=10) == 0


def the_same_seed_gives_the_same_answer():
    answers = []
    for seed in ("0", "0", "7"):
        with mock("--seed", seed) as (_, port):
            answers.append(ask(port, "GET", "/api/v2/ob/clusters")[2])
    assert answers[0] == answers[1] != answers[2]


def nobody_is_asked_who_he_is_without_auth():
    with mock("--no-auth") as (_, port):
        assert ask(port, body='{"whitelist": "1"}', headers={"Content-Type": "application/json"})[0] == 200


def a_port_that_is_taken_is_told():
    with mock() as (_, port):
        second = ocpv("mock", "--no-config", "--port", str(port))
        assert second.returncode == 2 and second.stdout == "" and f"127.0.0.1:{port}" in second.stderr, second


def main():
    with mock() as (_, port):
        for test in (every_operation_answers_its_sample_with_what_it_documents, what_is_not_as_documented_is_refused_by_what_is_wrong,
                     no_secret_is_in_a_refusal, what_no_client_should_send_ends_its_connection_alone,
                     many_clients_at_once_get_their_own_answers):
            test(port)
            print(test.__name__.replace("_", " "))
    with mock("--as-ocp") as (_, port):
        a_refusal_as_ocp_is_the_documented_failure(port)
    for test in (the_end_waits_for_who_is_being_served_and_for_nobody_else, the_same_seed_gives_the_same_answer,
                 nobody_is_asked_who_he_is_without_auth, a_port_that_is_taken_is_told):
        test()
        print(test.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
