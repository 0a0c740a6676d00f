"""What a client sends by requests or httpx is judged before it is sent, as it goes over the wire.

Run by ctest with OCPV_SOURCE in the environment and the package on PYTHONPATH.
"""

import asyncio
import contextlib
import io
import json
import logging
import unittest

import hosts
import ocpv
import ocpv.clients
from hosts import BROKEN, HEADERS, OPERATION, RIGHT, SECRET, TARGET, digest

VALIDATOR = ocpv.Validator()
ANSWERS = {"/wrong-answer": b'{"successful": "yes"}'}


class OfEveryClient:
    """`calls(judge)` gives a function that sends one request: (url, method, headers, body) -> (status, text)."""

    def setUp(self):
        self.outcomes = []
        self.seen = []
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.port = stack.enter_context(hosts.wsgiref_host(self.application))
        self.base = f"http://127.0.0.1:{self.port}"

    def application(self, environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        self.seen.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], digest(body), environ.get("HTTP_AUTHORIZATION")))
        if environ["PATH_INFO"] == "/moved":
            start_response("307 Temporary Redirect", [("Location", TARGET), ("Content-Length", "0")])
            return [b""]
        start_response("200 OK", [("Content-Type", "application/json")])
        return [b'{"successful": "yes"}']

    def judge(self, **options):
        options.setdefault("on_judged", self.outcomes.append)
        return ocpv.clients.Judge(VALIDATOR, **options)

    def send(self, judge, target=TARGET, method="POST", headers=HEADERS, body=RIGHT):
        return self.call(judge, method, self.base + target, dict(headers), body)

    def test_a_right_request_is_sent_as_it_is(self):
        self.assertEqual(self.send(self.judge())[0], 200)
        self.assertEqual(self.seen, [("POST", TARGET, digest(RIGHT), HEADERS["Authorization"])])
        self.assertEqual([(one.status, one.operation, one.ids) for one in self.outcomes], [(ocpv.Status.OK, OPERATION, ())])

    def test_a_wrong_request_is_not_sent(self):
        with self.assertRaisesRegex(ocpv.clients.WrongRequest, "'FULL' is not a value of 'dataBackupMode'") as raised:
            self.send(self.judge(), body=BROKEN)
        self.assertEqual(raised.exception.report.operation, OPERATION)
        for wrong in (dict(method="PUT"), dict(target="/api/v2/nothing"), dict(headers={"Content-Type": "application/json"}),
                      dict(target=TARGET.replace("1000034", "x"))):
            with self.subTest(wrong), self.assertRaises(ocpv.clients.WrongRequest):
                self.send(self.judge(), **wrong)
        with self.assertRaises(ocpv.clients.WrongRequest):
            self.send(self.judge(), body=b'{"a":')
        self.assertEqual(self.seen, [])

    def test_report_only_sends_and_tells(self):
        self.assertEqual(self.send(self.judge(report_only=True), body=BROKEN)[0], 200)
        self.assertEqual([(one.status, one.is_refused) for one in self.outcomes], [(ocpv.Status.INVALID, False)])
        self.assertEqual(self.seen[0][2], digest(BROKEN))

    def test_only_the_given_hosts_and_paths_are_judged(self):
        for options in (dict(hosts=["ocp.example.com"]), dict(hosts=[f"127.0.0.1:{self.port + 1}"]), dict(prefix="/api/v3")):
            self.assertEqual(self.send(self.judge(**options), body=BROKEN)[0], 200)
        for options in (dict(hosts=["127.0.0.1"]), dict(hosts=[f"127.0.0.1:{self.port}"]), dict(prefix="/api/v2")):
            with self.assertRaises(ocpv.clients.WrongRequest):
                self.send(self.judge(**options), body=BROKEN)

    def test_where_a_redirect_leads_is_judged_too(self):
        judge = self.judge(prefix="/api")
        self.assertEqual(self.send(judge, "/moved")[0], 200)
        self.assertEqual([one.operation for one in self.outcomes], [OPERATION])
        with self.assertRaises(ocpv.clients.WrongRequest):
            self.send(judge, "/moved", body=BROKEN)

    def test_answers_are_judged_where_it_is_asked_for(self):
        self.send(self.judge())
        with self.assertRaisesRegex(ocpv.clients.WrongResponse, "wrong-type"):
            self.send(self.judge(responses=True))
        self.assertEqual(self.send(self.judge(responses=True, report_only=True)), (200, '{"successful": "yes"}'))
        self.assertIn("wrong-type", self.outcomes[-1].ids)

    def test_no_secret_is_in_what_is_told(self):
        body = BROKEN.replace(b"FULL", b"planted-secret").replace(b'"accessKeySecret": "', b'"accessKeySecret": "planted-key')
        with self.assertLogs("ocpv", logging.INFO) as logged, self.assertRaises(ocpv.clients.WrongRequest) as raised:
            self.send(self.judge(on_judged=ocpv.clients.write_down), body=body, target=TARGET + "?password=planted-query")
        for text in (*logged.output, str(raised.exception), repr(raised.exception)):
            self.assertNotIn("planted-key", text)
            self.assertNotIn("planted-query", text)
            self.assertNotIn(SECRET, text)


@unittest.skipUnless(hosts.has("requests", "python3-requests"), "python3-requests is missing")
class Requests(OfEveryClient, unittest.TestCase):
    def call(self, judge, method, url, headers, body):
        import requests

        with judge.watch(requests.Session()) as session:
            answer = session.request(method, url, headers=headers, data=body, timeout=20)
        return answer.status_code, answer.text

    def test_what_the_session_adds_is_judged_with_it(self):
        import requests

        with self.judge().watch(requests.Session()) as session:
            session.auth = ("user", "password")
            answer = session.post(self.base + TARGET, json=json.loads(RIGHT), timeout=20)
            self.assertEqual(answer.status_code, 200)
            session.auth = None
            with self.assertRaisesRegex(ocpv.clients.WrongRequest, "not-authenticated"):
                session.post(self.base + TARGET, json=json.loads(RIGHT), timeout=20)

    def test_streams_are_judged_and_still_sent(self):
        long = ocpv.clients.Judge(ocpv.Validator(max_bytes=300), report_only=True, on_judged=self.outcomes.append)
        for stream in (io.BytesIO(RIGHT), bytearray(RIGHT), RIGHT.decode()):
            self.assertEqual(self.send(self.judge(), body=stream)[0], 200)
            self.assertEqual(self.seen[-1][2], digest(RIGHT))
        with self.assertRaises(ocpv.clients.WrongRequest):
            self.send(self.judge(), body=iter([BROKEN[:9], BROKEN[9:]]))
        for body in (io.BytesIO(RIGHT), RIGHT):
            self.send(long, body=body)
            self.assertEqual((self.outcomes[-1].status, self.seen[-1][2]), (ocpv.Status.TOO_LARGE, digest(RIGHT)))

        from ocpv._requests import body_of

        body, rest = body_of(iter([RIGHT[:200], RIGHT[200:400], RIGHT[400:]]), 300)
        self.assertEqual((body, b"".join(rest)), (RIGHT[:400], RIGHT))

    def test_a_stream_that_can_be_read_once_is_not_taken_for_right(self):
        class Pipe(io.RawIOBase):
            def readable(self):
                return True

            def __len__(self):
                return len(RIGHT)

        with self.assertRaisesRegex(ocpv.CouldNotJudge, "read only once"):
            self.send(self.judge(), body=Pipe())

    def test_a_text_is_judged_as_it_goes_over_the_wire(self):
        import urllib3

        text = json.dumps({**json.loads(RIGHT), "remark": "é"}, ensure_ascii=False)
        if urllib3.__version__.startswith("1."):  # It sends Latin-1, which is no JSON.
            with self.assertRaisesRegex(ocpv.clients.WrongRequest, "not-json"):
                self.send(self.judge(), body=text)
        else:
            self.assertEqual(self.send(self.judge(), body=text)[0], 200)


@unittest.skipUnless(hosts.has("httpx", "python3-httpx"), "python3-httpx is missing")
class Httpx(OfEveryClient, unittest.TestCase):
    def call(self, judge, method, url, headers, body):
        import httpx

        with httpx.Client(event_hooks=judge.httpx_hooks(), follow_redirects=True, trust_env=False) as client:
            answer = client.request(method, url, headers=headers, content=body)
        return answer.status_code, answer.text

    def test_what_the_client_adds_is_judged_with_it(self):
        import httpx

        with httpx.Client(event_hooks=self.judge().httpx_hooks(), trust_env=False, auth=("user", "password")) as client:
            self.assertEqual(client.post(self.base + TARGET, json=json.loads(RIGHT)).status_code, 200)
            with self.assertRaisesRegex(ocpv.clients.WrongRequest, "not-authenticated"):
                client.post(self.base + TARGET, json=json.loads(RIGHT), auth=None)


class AsyncHttpx(Httpx):
    def call(self, judge, method, url, headers, body):
        import httpx

        async def run():
            async with httpx.AsyncClient(event_hooks=judge.async_httpx_hooks(), follow_redirects=True, trust_env=False) as client:
                return await client.request(method, url, headers=headers, content=body)

        answer = asyncio.run(run())
        return answer.status_code, answer.text


logging.getLogger("ocpv").addHandler(logging.NullHandler())

if __name__ == "__main__":
    unittest.main(verbosity=1)
