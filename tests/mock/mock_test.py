#!/usr/bin/env python3
"""mock_test.py PROGRAM: drives `ocpv mock` over HTTP; each function is a sentence that can be false."""

import base64
import concurrent.futures
import contextlib
import email.utils
import hashlib
import hmac
import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse
import warnings

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
    assert not without, without

    def send_one(one):
        return send_all([one])

    def send(number):
        return send_all(requests[number::8])

    def send_all(some):
        exchanges = []
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)  # Kept alive.
        for name, method, target, headers, body in some:
            connection.request(method, target, None if body is None else body.encode(), headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            assert answer.status == 200, (name, method, target, body, answer.status, text)
            exchanges.append({"id": name, "request": {"method": method, "url": target, "headers": headers, "body": body},
                              "response": {"status": answer.status, "headers": dict(answer.getheaders()), "body": text}})
        connection.close()
        return exchanges

    # What was deleted is gone, with what is below it: that goes last, from the bottom up.
    gone = [one for one in requests if one[1] == "DELETE"]
    requests = [one for one in requests if one[1] != "DELETE"]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        exchanges = [one for some in pool.map(send, range(8)) for one in some]
    for one in sorted(gone, key=lambda one: -one[2].count("/")):
        requests.append(one)
        exchanges += send_one(one)
    path = os.path.join(FOLDER, "recorded.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in exchanges)
    for line in ocpv("check", "--no-config", "--format", "jsonl", "--key", "id", path).stdout.splitlines():
        answer = json.loads(line)
        of_response = [one for one in answer["diagnostics"] if one["side"] == "response" and one["severity"] != "note"]
        # The status of a task is a word, as examples show it; the tables say that it is a number.
        if answer["operation"] in ("query-the-task-list", "query-task-instance-details"):
            of_response = [one for one in of_response if one["severity"] == "error" or not one["pointer"].endswith("/status")]
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


def a_refusal_says_which_methods_there_are_and_how_to_say_who_asks(port):
    def headers_of(method, path, headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, None, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, answer.headers.get_all("Allow"), answer.headers.get_all("WWW-Authenticate")

    schemes = ['Basic realm="OCP"', 'OCP-ACCESS-KEY-HMACSHA1 realm="OCP"']
    preferred = {**JSON, "Prefer": "status=405"}
    for expected, request in [
            ((405, ["POST"], None), ("PUT", PATH, JSON)),
            ((405, ["GET, POST"], None), ("PUT", "/api/v2/ob/clusters?x=1", JSON)),
            ((405, ["DELETE, GET"], None), ("POST", "http://h/api/v2/compute/regions/1", JSON)),
            ((405, ["GET, POST"], None), ("GET", "/api/v2/ob/clusters", preferred)),
            ((401, None, schemes), ("GET", "/api/v2/ob/clusters", {})),
            ((401, None, schemes), ("GET", "/api/v2/ob/clusters", {**JSON, "Prefer": "status=401"})),
            ((404, None, None), ("GET", "/api/v2/nothing", JSON))]:
        assert headers_of(*request) == expected, (request, headers_of(*request))


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


def talk(port, method, path, body=None, headers=JSON):
    """The status, and the data of the answer, which must be as documented."""
    status, _, text = ask(port, method, path, None if body is None else json.dumps(body), headers)
    judged = ocpv("check", "--no-config", "--response", "--http-status", str(status), "--fail-on", "error", "--operation",
                  f"{method} {path}", "-", input=text)
    assert judged.returncode == 0, (method, path, status, text, judged.stdout, judged.stderr)
    return status, json.loads(text).get("data")


TENANTS = "/api/v2/ob/clusters/1/tenants"


def new_tenant(name):
    body = json.loads(ocpv("sample", "--no-config", "create-a-tenant-async").stdout)
    return {**body, "name": name}


def what_was_created_is_listed_and_got_until_it_is_deleted(port):
    before = len(talk(port, "GET", TENANTS)[1]["contents"])
    task = talk(port, "POST", TENANTS + "/createTenant", new_tenant("alpha"))[1]
    listed = talk(port, "GET", TENANTS)[1]["contents"]
    assert len(listed) == before + 1 and listed[-1]["name"] == "alpha", listed
    id_ = listed[-1]["id"]
    assert task["tenantId"] == id_ != task["id"], task
    assert talk(port, "GET", f"{TENANTS}/{id_}")[1]["name"] == "alpha"
    assert talk(port, "DELETE", f"{TENANTS}/{id_}")[0] == 200
    assert len(talk(port, "GET", TENANTS)[1]["contents"]) == before
    for method, path in (("GET", f"{TENANTS}/{id_}"), ("DELETE", f"{TENANTS}/{id_}"), ("GET", f"{TENANTS}/{id_}/users")):
        assert talk(port, method, path)[0] == 404, (method, path)
    assert talk(port, "GET", TENANTS.replace("/1/", "/2/"))[1]["contents"][-1]["name"] != "alpha"


def what_has_a_name_is_found_by_it_and_can_be_made_anew(port):
    users = TENANTS + "/1/users"
    for name in ("alice", "b%2Fb", "爱丽丝"):
        spelled = {"alice": "alice", "b%2Fb": "b/b", "爱丽丝": "爱丽丝"}[name]
        path = users + "/" + (name if name.isascii() else "%E7%88%B1%E4%B8%BD%E4%B8%9D")
        for _ in range(2):
            assert talk(port, "POST", users, {"username": spelled, "password": "planted"})[0] == 200
            assert "planted" not in ask(port, "GET", users)[2]
            if name != "b%2Fb":
                assert talk(port, "GET", path)[1]["username"] == spelled
                assert talk(port, "DELETE", path)[0] == 200
                assert talk(port, "GET", path)[0] == 404


def what_is_changed_stays_changed(port):
    databases = TENANTS + "/3/databases"
    body = json.loads(ocpv("sample", "--no-config", "--all", "create-a-database").stdout)
    change = json.loads(ocpv("sample", "--no-config", "--all", "modify-a-database").stdout)
    assert talk(port, "POST", databases, {**body, "dbName": "shop", "collation": "utf8mb4_bin"})[0] == 200
    assert talk(port, "GET", databases)[1]["contents"][-1]["collation"] == "utf8mb4_bin"
    assert talk(port, "PUT", databases + "/shop", {**change, "collation": "utf8mb4_general_ci"})[0] == 200
    last = talk(port, "GET", databases)[1]["contents"][-1]
    assert (last["dbName"], last["collation"]) == ("shop", "utf8mb4_general_ci"), last


def a_task_runs_and_ends(port):
    task = talk(port, "POST", TENANTS + "/createTenant", new_tenant("beta"))[1]
    assert task["status"] == "RUNNING"
    path = f"/api/v2/tasks/instances/{task['id']}"
    told = [json.loads(ask(port, "GET", path)[2])["data"]["status"] for _ in range(3)]
    assert told == ["RUNNING", "SUCCESSFUL", "SUCCESSFUL"], told
    listed = json.loads(ask(port, "GET", "/api/v2/tasks/instances")[2])["data"]["contents"]
    assert [one["status"] for one in listed if one["id"] == task["id"]] == ["SUCCESSFUL"], listed
    assert json.loads(ask(port, "POST", path + "/retry", "{}")[2])["data"]["id"] == task["id"]
    assert json.loads(ask(port, "GET", path)[2])["data"]["status"] == "RUNNING"


def what_is_remembered_is_bounded(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for number in range(1200):
        connection.request("POST", "/api/v2/compute/regions", json.dumps({"name": f"r{number}", "description": "d"}), JSON)
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
    listed = talk(port, "GET", "/api/v2/compute/regions")[1]["contents"]
    assert len(listed) == 1001 and listed[-1]["name"] == "r1199" and listed[1]["name"] == "r200", len(listed)


def a_failure_is_had_on_demand(port):
    for preference, status in (("status=404", 404), ('respond-async, Status="503"', 503), ("status=429; x=1", 429), ("status=200", 200),
                               ("status=999", 200), ("status=", 200), ("status=4o4", 200), ("return=minimal", 200)):
        got, kind, text = ask(port, "GET", TENANTS, headers={**JSON, "Prefer": preference})
        assert (got, kind) == (status, "application/json"), (preference, got, text)
        if status != 200:
            assert json.loads(text)["error"]["code"] == status, text
            judged = ocpv("check", "--no-config", "--response", "--http-status", str(status), "--operation", f"GET {TENANTS}", "-", input=text)
            assert judged.returncode == 0, judged.stdout
    assert ask(port, body='{"whitelist": 1}', headers={**JSON, "Prefer": "status=503"})[0] == 400


def so_many_fail_and_the_same_ones_each_time():
    told = []
    for seed in ("1", "1", "2"):
        with mock("--failure-rate", "30", "--seed", seed) as (_, port):
            told.append([ask(port, "GET", TENANTS)[0] for _ in range(100)])
    assert told[0] == told[1] != told[2]
    assert all(set(one) == {200, 500} and 15 <= one.count(500) <= 45 for one in told), told


def an_answer_is_late_by_what_was_asked_for_and_no_other_waits():
    with mock("--delay", "400") as (_, port):
        began = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            assert all(one[0] == 200 for one in pool.map(lambda _: ask(port, "GET", TENANTS), range(20)))
        assert 0.4 <= time.monotonic() - began < 4
        began = time.monotonic()
        said = raw(port, f"POST {PATH} HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: Basic dTpw\r\nContent-Length: 1048577\r\n\r\n".encode())
        assert said.startswith("HTTP/1.1 413 ") and time.monotonic() - began >= 0.4, said


def signed(port, method, target, body, access_key="someone", secret="planted-secret", age=0, sign_as=None, extra=()):
    """Headers as OCP documents a signed request; everything is made here, by Python's own library."""
    path, _, query = target.partition("?")
    pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
    encoded = "&".join(urllib.parse.quote(name, safe="-_.~") + "=" + urllib.parse.quote(value, safe="-_.~") for name, value in pairs)
    headers = {"Content-Type": "application/json" if body else "", "Host": f"127.0.0.1:{port}", **dict(extra),
               "Date": email.utils.formatdate(time.time() - age, usegmt=True)}
    text = sign_as or body or ""
    digest = hashlib.md5(text.encode()).hexdigest().upper() if text else ""
    own = sorted(f"{name.lower()}:{value}" for name, value in extra if name.lower().startswith("x-ocp-"))
    message = "\n".join([method, digest, headers["Content-Type"], headers["Date"], headers["Host"], *(["\n".join(own)] if own else [""]),
                         path + ("?" + encoded if encoded else "")])
    mac = base64.b64encode(hmac.new(secret.encode(), message.encode(), hashlib.sha1).digest()).decode()
    headers["Authorization"] = f"OCP-ACCESS-KEY-HMACSHA1 {access_key}:{mac}"
    return {name: value for name, value in headers.items() if value}


def a_signature_is_right_only_with_the_secret_key_of_its_access_key():
    path = os.path.join(FOLDER, "keys.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"someone": "planted-secret", "other": "another"}, file)
    body = '{"whitelist": "127.0.0.1"}'
    listed = "/api/v2/ob/clusters?size=10&page=1&name=a%20b"
    with mock("--keys", path) as (_, port):
        for status, told, method, target, text, more in [
                (200, "", "POST", PATH, body, {}),
                (200, "", "GET", listed, None, {}),
                (200, "", "GET", listed, None, {"extra": (("x-ocp-b", "2"), ("X-OCP-A", "1"))}),
                (200, "", "POST", PATH, body, {"access_key": "other", "secret": "another"}),
                (401, "not that of this request", "POST", PATH, body, {"secret": "guessed"}),
                (401, "not that of this request", "POST", PATH, body, {"sign_as": body + " "}),
                (401, "not that of this request", "POST", PATH, body, {"access_key": "other"}),
                (401, "no such access key", "POST", PATH, body, {"access_key": "nobody"}),
                (401, "15 minutes", "POST", PATH, body, {"age": 901}),
                (401, "15 minutes", "POST", PATH, body, {"age": -901}),
                (200, "", "POST", PATH, body, {"age": 850}),
                (400, "whitelist", "POST", PATH, '{"whitelist": 1}', {})]:
            got, _, answer = ask(port, method, target, text, signed(port, method, target, text, **more))
            assert got == status and told in answer, (status, told, more, got, answer)
            assert "planted" not in answer and "another" not in answer
        moved = signed(port, "GET", listed, None)
        assert ask(port, "GET", listed.replace("page=1", "page=2"), None, moved)[0] == 401
        assert ask(port, body=body)[0] == 200, "who asks by name and password is as right as before"
        assert ask(port, body=body, headers={"Content-Type": "application/json"})[0] == 401


def certificate():
    """Files with a certificate of this machine and its key; None where there is no openssl to make them."""
    certificate_file, key = os.path.join(FOLDER, "a.crt"), os.path.join(FOLDER, "a.key")
    if shutil.which("openssl") is None:
        return None
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate_file, "-days", "2", "-subj",
                    "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    return certificate_file, key


def clients_of_the_certificate_are_served_over_tls_and_no_others():
    files = certificate()
    if files is None:
        print("skipped: there is no openssl to make a certificate")
        return
    trusted = ssl.create_default_context(cafile=files[0])
    with mock("--cert", files[0], "--key", files[1]) as (process, port):
        stuck = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]  # Who never says a word of TLS.

        def client(number):
            connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=trusted)
            for turn in range(5):
                connection.request("POST", PATH, json.dumps({"whitelist": "x" * (number * turn * 1000)}), JSON)
                answer = connection.getresponse()
                assert answer.status == 200 and json.loads(answer.read())["successful"], answer.status
            connection.close()

        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            list(pool.map(client, range(40)))
        try:
            http.client.HTTPSConnection("127.0.0.1", port, timeout=20).connect()
            raise AssertionError("a certificate that nobody trusts was taken")
        except ssl.SSLCertVerificationError:
            pass
        with contextlib.suppress(ConnectionResetError), socket.create_connection(("127.0.0.1", port), timeout=20) as clear:
            clear.sendall(b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            assert b"HTTP/1.1" not in clear.recv(65536)
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            old.maximum_version = ssl.TLSVersion.TLSv1_1
        try:
            http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=old).connect()
            raise AssertionError("TLS 1.1 was spoken")
        except (ssl.SSLError, OSError):
            pass
        client(1)
        for one in stuck:
            one.close()
        busy = trusted.wrap_socket(socket.create_connection(("127.0.0.1", port)), server_hostname="127.0.0.1")
        body = b'{"whitelist": "1"}'
        busy.sendall(f"POST {PATH} HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: Basic dTpw\r\n"
                     f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:5])
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        busy.sendall(body[5:])
        said = b""
        while piece := busy.recv(65536):
            said += piece
        assert said.startswith(b"HTTP/1.1 200 ") and said.rstrip().endswith(b"}"), said
        assert process.wait(timeout=10) == 0


def what_is_too_long_is_told_so(port):
    head = f"POST {PATH} HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: Basic dTpw\r\nContent-Length: 1048577\r\n\r\n"
    said = raw(port, head.encode())
    assert said.startswith("HTTP/1.1 413 ") and "application/problem+json" in said, said
    assert json.loads(said.split("\r\n\r\n")[1])["errors"][0]["id"] == "too-large", said
    body = '{"whitelist": "1"}'.ljust(1048576)
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


def who_says_nothing_keeps_nobody_out():
    with mock() as (_, port), contextlib.ExitStack() as silent:
        for _ in range(300):
            silent.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
        began = time.monotonic()
        assert ask(port, body=json.dumps({"whitelist": "%"}))[0] < 500
        assert time.monotonic() - began < 15


def nobody_is_asked_who_he_is_without_auth():
    with mock("--no-auth") as (_, port):
        assert ask(port, body='{"whitelist": "1"}', headers={"Content-Type": "application/json"})[0] == 200


def a_port_that_is_taken_is_told():
    with mock() as (_, port):
        second = ocpv("mock", "--no-config", "--port", str(port))
        assert second.returncode == 2 and second.stdout == "" and f"127.0.0.1:{port}" in second.stderr, second


def main():
    with mock() as (_, port):
        for test in (what_is_not_as_documented_is_refused_by_what_is_wrong,
                     a_refusal_says_which_methods_there_are_and_how_to_say_who_asks,
                     no_secret_is_in_a_refusal, what_no_client_should_send_ends_its_connection_alone,
                     many_clients_at_once_get_their_own_answers, a_failure_is_had_on_demand, what_is_too_long_is_told_so):
            test(port)
            print(test.__name__.replace("_", " "))
    for test in (every_operation_answers_its_sample_with_what_it_documents, what_was_created_is_listed_and_got_until_it_is_deleted, what_has_a_name_is_found_by_it_and_can_be_made_anew,
                 what_is_changed_stays_changed, a_task_runs_and_ends, what_is_remembered_is_bounded):
        with mock() as (_, port):
            test(port)
        print(test.__name__.replace("_", " "))
    with mock("--as-ocp") as (_, port):
        a_refusal_as_ocp_is_the_documented_failure(port)
        a_refusal_says_which_methods_there_are_and_how_to_say_who_asks(port)
    for test in (the_end_waits_for_who_is_being_served_and_for_nobody_else, the_same_seed_gives_the_same_answer,
                 clients_of_the_certificate_are_served_over_tls_and_no_others, a_signature_is_right_only_with_the_secret_key_of_its_access_key, so_many_fail_and_the_same_ones_each_time, an_answer_is_late_by_what_was_asked_for_and_no_other_waits,
                 who_says_nothing_keeps_nobody_out,
                 nobody_is_asked_who_he_is_without_auth, a_port_that_is_taken_is_told):
        test()
        print(test.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
