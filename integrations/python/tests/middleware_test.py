"""The middlewares in real servers: what reaches the application, and what refuses the rest.

Run by ctest with OCPV_SOURCE in the environment and the package on PYTHONPATH.
"""

import json
import logging
import unittest

import hosts
import ocpv
import ocpv.asgi
import ocpv.wsgi
from hosts import BROKEN, OPERATION, RIGHT, SECRET, TARGET, digest, send

VALIDATOR = ocpv.Validator()
SMALL = ocpv.Validator(max_bytes=2000)


class OfEveryHost:
    """What holds whatever serves: `host` and `middleware` are those of the case."""

    takes_chunks = True
    knows_raw_targets = True

    def serve(self, **options):
        options.setdefault("validator", VALIDATOR)
        return self.host(self.middleware(self.application, **options))

    def test_a_right_request_reaches_the_application_as_it_was_sent(self):
        with self.serve() as port:
            for add in ({}, {"X-Piecewise": "1"}):
                reply = send(port, add=add)
                self.assertEqual(reply.status, 200, reply.text)
                self.assertEqual(reply.json, {"path": TARGET, "query": "", "size": len(RIGHT), "body": digest(RIGHT),
                                              "outcome": f"OK {OPERATION} "})

    def test_a_wrong_request_is_refused_by_a_problem(self):
        with self.serve() as port:
            reply = send(port, body=BROKEN)
        self.assertEqual((reply.status, reply.headers["Content-Type"]), (400, "application/problem+json"))
        self.assertEqual(reply.headers["Content-Language"], "en")
        self.assertEqual((reply.json["operation"], reply.ids[0]), (OPERATION, "not-in-enum"))
        expected = VALIDATOR.check_request("POST", TARGET, hosts.HEADERS, BROKEN)
        self.assertEqual(reply.text, expected.to_problem())

    def test_each_part_of_a_request_is_judged_and_has_its_status(self):
        typed = {"Content-Type": "application/json"}
        cases = [(401, "not-authenticated", dict(headers=typed)),
                 (404, "no-such-operation", dict(target="/api/v2/nothing")),
                 (405, "wrong-method", dict(method="PUT")),
                 (400, "bad-parameter", dict(target=TARGET.replace("1000034", "x"))),
                 (400, "bad-header", dict(add={"Content-Type": "text/plain"})),
                 (400, "missing-body", dict(body=b"")),
                 (400, "not-json", dict(body=b'{"a":'))]
        with self.serve() as port:
            replies = [(send(port, **case), status, one) for status, one, case in cases]
        for reply, status, one in replies:
            with self.subTest(one):
                self.assertEqual((reply.status, reply.json["status"]), (status, status), reply.text)
                self.assertIn(one, reply.ids)
        self.assertEqual(replies[0][0].headers["WWW-Authenticate"], 'Basic realm="OCP"')
        self.assertIn("POST", replies[2][0].headers["Allow"])

    def test_queries_are_judged_as_they_are_encoded(self):
        listing = "/api/v2/alarm/alarms"
        with self.serve() as port:
            for query, status in (("?page=1&size=10", 200), ("?page=%31", 200), ("?page=one", 400), ("?page=%zz", 400)):
                reply = send(port, "GET", listing + query, {"Authorization": hosts.HEADERS["Authorization"]}, None)
                self.assertEqual(reply.status, status, query + reply.text)

    def test_a_path_that_can_be_read_in_two_ways_is_refused(self):
        with self.serve() as port:
            for target in (TARGET + ";x=y", TARGET.replace("/backup/", "//backup/"), TARGET + "%5c", TARGET + "%00",
                           TARGET.replace("1000034", "..%2f1000034"), TARGET.replace("/backup/", "/./backup/")):
                self.assertEqual(send(port, target=target).status, 404, target)

    def test_the_path_as_it_was_sent_counts_where_the_server_tells_it(self):
        target = TARGET.replace("tenants/1000034", "tenants/%31000034")
        slash = TARGET.replace("/backup/", "%2fbackup/")
        with self.serve() as port:
            self.assertEqual(send(port, target=target).status, 200)
            self.assertEqual(send(port, target=slash).status, 404 if self.knows_raw_targets else 200)

    def test_report_only_refuses_nothing_and_tells_what_it_would(self):
        outcomes = []
        with self.serve(report_only=True, validator=SMALL, on_judged=outcomes.append) as port:
            long = RIGHT + b" " * 3000
            for body in (BROKEN, b"{", long):
                reply = send(port, body=body)
                self.assertEqual((reply.status, reply.json["body"]), (200, digest(body)))
            if self.takes_chunks:
                self.assertEqual(send(port, body=[long[:700], long[700:]]).json["body"], digest(long))
        self.assertEqual([one.status.name for one in outcomes][:3], ["INVALID", "NOT_JSON", "TOO_LARGE"])
        self.assertEqual({one.is_refused for one in outcomes}, {False})
        self.assertEqual(outcomes[0].operation, OPERATION)

    def test_a_body_longer_than_the_bound_is_refused(self):
        with self.serve(validator=SMALL) as port:
            self.assertEqual(send(port, body=RIGHT + b" " * (2000 - len(RIGHT))).status, 200)
            reply = send(port, body=RIGHT + b" " * 2001)
            self.assertEqual((reply.status, reply.json["title"]), (413, "the body is too large"))
            if self.takes_chunks:
                self.assertEqual(send(port, body=[RIGHT, b" " * 2001]).status, 413)

    def test_a_chunked_body_is_judged_or_refused_but_not_passed_by(self):
        with self.serve() as port:
            right, wrong = send(port, body=[RIGHT[:99], RIGHT[99:]]), send(port, body=[BROKEN])
        if self.takes_chunks:
            self.assertEqual((right.status, right.json.get("body")), (200, digest(RIGHT)), right.text)
            self.assertEqual((wrong.status, wrong.ids[0]), (400, "not-in-enum"))
        else:
            self.assertEqual((right.status, wrong.status), (411, 411))

    def test_the_caller_chooses_the_language(self):
        with self.serve() as port:
            for accept, language in (("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en, zh;q=0.5", "en"), ("de", "en"), ("*", "en"),
                                     ("en;q=0.2,zh;q=x", "en"), ("zh;q=0", "en")):
                reply = send(port, body=BROKEN, add={"Accept-Language": accept})
                self.assertEqual(reply.headers["Content-Language"], language, accept)
                self.assertEqual("不是" in reply.text, language == "zh", accept)
        with self.serve(language="zh") as port:
            self.assertEqual(send(port, body=BROKEN).headers["Content-Language"], "zh")

    def test_a_caller_is_told_no_more_than_detail_allows(self):
        with self.serve(detail="none") as port:
            self.assertEqual(set(send(port, body=BROKEN).json), {"type", "title", "status"})
        with self.serve(detail="pointer") as port:
            reply = send(port, body=BROKEN)
        self.assertEqual(reply.json["errors"][0], {"id": "not-in-enum", "pointer": "#/dataBackupMode"})
        self.assertNotIn("FULL", reply.text)

    def test_what_is_not_below_the_prefix_is_not_looked_at(self):
        with self.serve(prefix="/api/v2") as port:
            for target, status in (("/health", 200), ("/api/v20", 200), ("/api/v2/nothing", 404), ("/api/v2", 404)):
                reply = send(port, "GET", target, {}, None)
                self.assertEqual(reply.status in (401, 404), status == 404, target + reply.text)
            self.assertIsNone(send(port, "GET", "/health", {}, None).json["outcome"])

    def test_an_answer_to_head_has_no_body(self):
        with self.serve() as port:
            reply = send(port, "HEAD", "/api/v2/nothing", body=None)
        self.assertEqual((reply.status, reply.text), (404, ""))

    def test_no_secret_is_in_an_answer_or_a_log(self):
        body = BROKEN.replace(b'"FULL"', b'"planted-secret"').replace(b'"accessKeySecret": "', b'"accessKeySecret": "planted-secret')
        with self.assertLogs("ocpv", logging.INFO) as logged, self.serve() as port:
            reply = send(port, body=body, add={"Authorization": f"Bearer {SECRET}"})
        told = "\n".join(logged.output)
        self.assertIn(f"invalid {OPERATION}: not-authenticated", told)
        self.assertNotIn("planted", told)
        self.assertNotIn(SECRET, told + reply.text)

    def test_options_that_mean_nothing_are_refused(self):
        for options in (dict(prefix="api"), dict(language="de"), dict(detail="all")):
            with self.assertRaises(ValueError):
                self.middleware(self.application, VALIDATOR, **options)

    def test_many_at_once_are_not_mixed_up(self):
        from concurrent.futures import ThreadPoolExecutor

        def one(port, number):
            body = json.dumps({**json.loads(RIGHT), "dataBackupMode": "FULL_BACKUP" if number % 2 else "FULL", "n": number})
            return number, body.encode(), send(port, body=body.encode())

        with self.serve() as port, ThreadPoolExecutor(8) as pool:
            for number, body, reply in pool.map(lambda n: one(port, n), range(200)):
                self.assertEqual(reply.status, 200 if number % 2 else 400)
                if number % 2:
                    self.assertEqual(reply.json["body"], digest(body))


class Wsgiref(OfEveryHost, unittest.TestCase):
    host = staticmethod(hosts.wsgiref_host)
    middleware = ocpv.wsgi.Middleware
    application = staticmethod(hosts.echo_wsgi)
    takes_chunks = False
    knows_raw_targets = False

    def test_a_body_that_ends_too_early_is_refused(self):
        import io

        answers = []
        environ = {"REQUEST_METHOD": "POST", "PATH_INFO": TARGET, "SCRIPT_NAME": "", "QUERY_STRING": "",
                   "CONTENT_LENGTH": str(len(RIGHT)), "wsgi.input": io.BytesIO(RIGHT[:-1])}
        application = self.middleware(self.application, VALIDATOR)
        for length, status in ((len(RIGHT), "400 Bad Request"), ("+7", "400 Bad Request"), ("9" * 5000, "413 Request Entity Too Large")):
            list(application({**environ, "CONTENT_LENGTH": str(length)}, lambda status, headers: answers.append(status)))
            self.assertEqual(answers.pop(), status)


@unittest.skipUnless(hosts.has("werkzeug", "python3-flask"), "python3-flask is missing")
class Werkzeug(OfEveryHost, unittest.TestCase):
    host = staticmethod(hosts.werkzeug_host)
    middleware = ocpv.wsgi.Middleware
    application = staticmethod(hosts.echo_wsgi)


@unittest.skipUnless(hosts.has("flask", "python3-flask"), "python3-flask is missing")
class Flask(unittest.TestCase):
    def test_an_application_of_flask_is_guarded_where_it_is_mounted_too(self):
        import flask
        from werkzeug.middleware.dispatcher import DispatcherMiddleware

        application = flask.Flask("guarded")
        application.post("/api/v2/ob/clusters/<int:cluster>/tenants/<int:tenant>/backup/backupNow")(
            lambda cluster, tenant: {"tenant": tenant, "mode": flask.request.get_json()["backupMode"]})
        guarded = ocpv.wsgi.Middleware(application, VALIDATOR)
        with hosts.werkzeug_host(DispatcherMiddleware(hosts.echo_wsgi, {"/ocp": guarded})) as port:
            reply = send(port, target="/ocp" + TARGET)
            self.assertEqual((reply.status, reply.json), (200, {"tenant": 1000034, "mode": "PHYSICAL_BACKUP"}), reply.text)
            self.assertEqual(send(port, target="/ocp" + TARGET, body=BROKEN).status, 400)


@unittest.skipUnless(hosts.has("uvicorn", "python3-uvicorn"), "python3-uvicorn is missing")
class Uvicorn(OfEveryHost, unittest.TestCase):
    host = staticmethod(hosts.uvicorn_host)
    middleware = ocpv.asgi.Middleware
    application = staticmethod(hosts.echo_asgi)

    def test_a_caller_who_leaves_in_the_middle_reaches_no_application(self):
        import asyncio

        reached, sent = [], []

        async def application(scope, receive, send):
            reached.append(scope)

        async def run():
            messages = iter([{"type": "http.request", "body": RIGHT[:50], "more_body": True}, {"type": "http.disconnect"}])

            async def receive():
                return next(messages)

            async def answer(message):
                sent.append(message)

            scope = {"type": "http", "method": "POST", "path": TARGET, "raw_path": TARGET.encode(), "query_string": b"",
                     "headers": []}
            await self.middleware(application, VALIDATOR)(scope, receive, answer)

        asyncio.run(run())
        self.assertEqual((reached, sent), ([], []))

    @unittest.skipUnless(hosts.has("starlette", "python3-starlette"), "python3-starlette is missing")
    def test_an_application_of_starlette_is_guarded_where_it_is_mounted_too(self):
        from starlette.applications import Starlette
        from starlette.middleware import Middleware
        from starlette.responses import JSONResponse
        from starlette.routing import Mount, Route

        async def backup(request):
            return JSONResponse({"tenant": request.path_params["tenant"], "mode": (await request.json())["backupMode"]})

        route = Route("/api/v2/ob/clusters/{cluster:int}/tenants/{tenant:int}/backup/backupNow", backup, methods=["POST"])
        inner = Starlette(routes=[route], middleware=[Middleware(ocpv.asgi.Middleware, validator=VALIDATOR)])
        with hosts.uvicorn_host(Starlette(routes=[Mount("/ocp", inner)])) as port:
            reply = send(port, target="/ocp" + TARGET)
            self.assertEqual((reply.status, reply.json), (200, {"tenant": 1000034, "mode": "PHYSICAL_BACKUP"}), reply.text)
            self.assertEqual(send(port, target="/ocp" + TARGET, body=BROKEN).status, 400)


logging.getLogger("ocpv").addHandler(logging.NullHandler())

if __name__ == "__main__":
    unittest.main(verbosity=1)
