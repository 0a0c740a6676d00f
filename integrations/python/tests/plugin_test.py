"""The plugin of pytest, run by pytest in a folder of its own.

Run by ctest with OCPV_SOURCE in the environment and the package on PYTHONPATH.
"""

import collections
import contextlib
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import hosts

CLIENT = f"""
import json
import pytest

URL = {"http://127.0.0.1:%d" + hosts.TARGET!r} % PORT
HEADERS = {hosts.HEADERS!r}
RIGHT = {hosts.RIGHT!r}
BROKEN = {hosts.BROKEN!r}


def by_requests(body=RIGHT, url=URL):
    import requests

    session = requests.Session()
    session.trust_env = False
    return session.post(url, data=body, headers=HEADERS, timeout=20)


def by_httpx(body=RIGHT):
    import httpx

    with httpx.Client(trust_env=False) as client:
        return client.post(URL, content=body, headers=HEADERS)
"""


class Reports:
    """How many tests ended how."""

    def __init__(self):
        self.counts = collections.Counter()

    def pytest_runtest_logreport(self, report):
        if report.when == "call":
            self.counts[report.outcome] += 1
        elif report.failed:
            self.counts["error"] += 1


@unittest.skipUnless(hosts.has("pytest", "python3-pytest") and hosts.has("requests", "python3-requests")
                     and hosts.has("httpx", "python3-httpx"), "a package is missing")
class Plugin(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, tests, ini, port):
        (self.folder / "test_client.py").write_text(CLIENT.replace("PORT", str(port)) + tests)
        (self.folder / "pytest.ini").write_text("[pytest]\n" + ini)

    def run_pytest(self, tests, *options, ini=""):
        """In this process: (exit status, counts by outcome, text)."""
        import pytest

        reports = Reports()
        printed = io.StringIO()
        with hosts.wsgiref_host(hosts.echo_wsgi) as port, contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            self.write(tests, ini, port)
            status = pytest.main(["-p", "pytest_ocpv", "-p", "no:cacheprovider", "-q", "--import-mode=importlib",
                                  f"--rootdir={self.folder}", "-c", str(self.folder / "pytest.ini"), *options, str(self.folder)],
                                 plugins=[reports])
        return int(status), dict(reports.counts), printed.getvalue()

    def test_a_test_fails_that_sends_what_is_wrong(self):
        status, counts, text = self.run_pytest("""
def test_right(): assert by_requests().status_code == 200 and by_httpx().status_code == 200
def test_requests(): assert by_requests(BROKEN).json()["size"] == len(BROKEN)
def test_httpx(): assert by_httpx(BROKEN).json()["size"] == len(BROKEN)
""", "--ocpv")
        self.assertEqual((status, counts), (1, {"failed": 2, "passed": 1}), text)
        self.assertEqual(text.count("'FULL' is not a value of 'dataBackupMode' [not-in-enum]"), 2, text)
        self.assertIn("what the test sent to OCP is not what is documented", text)

    def test_nothing_is_judged_that_nobody_asked_for(self):
        status, counts, text = self.run_pytest("""
def test_unmarked(): by_requests(BROKEN)
@pytest.mark.ocpv
def test_marked(): by_requests(BROKEN)
def test_after(): by_httpx(BROKEN)
""")
        self.assertEqual((status, counts), (1, {"failed": 1, "passed": 2}), text)
        status, counts, text = self.run_pytest("""
@pytest.mark.no_ocpv
def test_left_out(): by_requests(BROKEN)
""", "--ocpv")
        self.assertEqual((status, counts), (0, {"passed": 1}), text)

    def test_a_client_that_lives_longer_than_a_test_is_judged_in_each(self):
        status, counts, text = self.run_pytest("""
import httpx
client = httpx.Client(trust_env=False)
def send(body): return client.post(URL, content=body, headers=HEADERS)
def test_wrong(): send(BROKEN)
def test_right(): send(RIGHT)
def test_wrong_again(): send(BROKEN)
def test_async():
    import asyncio
    async def run():
        async with httpx.AsyncClient(trust_env=False) as one:
            await one.post(URL, content=BROKEN, headers=HEADERS)
    asyncio.run(run())
""", "--ocpv")
        self.assertEqual((status, counts), (1, {"failed": 3, "passed": 1}), text)
        self.assertEqual(text.count("'FULL' is not a value"), 3, text)

    def test_a_test_that_fails_by_itself_is_told_what_it_sent(self):
        status, counts, text = self.run_pytest("def test_own():\n    by_requests(BROKEN)\n    assert 1 == 2\n", "--ocpv")
        self.assertEqual((status, counts), (1, {"failed": 1}), text)
        self.assertIn("assert 1 == 2", text)
        self.assertRegex(text, r"wrong requests to OCP -+\n.*'FULL' is not a value")

    def test_what_fixtures_send_is_judged(self):
        status, counts, text = self.run_pytest("""
@pytest.fixture
def before(): by_requests(BROKEN)
@pytest.fixture
def after():
    yield
    by_requests(BROKEN)
def test_before(before): pass
def test_after(after): pass
""", "--ocpv")
        self.assertEqual((status, counts), (1, {"failed": 1, "passed": 1, "error": 1}), text)

    def test_the_ini_file_has_the_options(self):
        one = "def test_one(): by_requests(%s)\n"
        cases = [("BROKEN", "ocpv_prefix = /api/v3\n", 0), ("BROKEN", "ocpv_prefix = /api/v2\n", 1),
                 ("BROKEN", "ocpv_hosts = ocp.example.com\n", 0), ("BROKEN", "ocpv_hosts =\n  ocp.example.com\n  127.0.0.1\n", 1),
                 ("RIGHT", "ocpv_responses = true\n", 1), ("RIGHT", "ocpv_version = latest\n", 0), ("RIGHT", "ocpv_version = 4.0.0\n", 1),
                 ("RIGHT, URL + '?dryRun=1'", "", 0), ("RIGHT, URL + '?dryRun=1'", "ocpv_strict = true\n", 1),
                 ("RIGHT", "ocpv_version = one\n", 4), ("RIGHT", "ocpv_language = de\n", 4),
                 ("RIGHT", "ocpv_schemas = /nonexistent-folder\n", 4)]
        for body, ini, expected in cases:
            with self.subTest(ini=ini):
                status, _, text = self.run_pytest(one % body, "--ocpv", ini=ini)
                self.assertEqual(status, expected, text)
        self.assertIn("nonexistent-folder", text)
        self.assertIn("不是", self.run_pytest(one % "BROKEN", "--ocpv", ini="ocpv_language = zh\n")[2])

    def test_pytest_runs_on_where_the_library_is_missing(self):
        (self.folder / "ocpv").mkdir()
        (self.folder / "ocpv" / "__init__.py").write_text('raise ImportError("ocpv needs the library")\n')
        environment = {**os.environ, "PYTHONPATH": f"{self.folder}:{os.environ['PYTHONPATH']}"}
        self.write("def test_one(): pass\n", "", 1)

        def run(*options):
            return subprocess.run([sys.executable, "-m", "pytest", "-p", "pytest_ocpv", "-q", *options], cwd=self.folder,
                                  env=environment, capture_output=True, text=True, check=False)

        self.assertEqual(run().returncode, 0)
        refused = run("--ocpv")
        self.assertEqual(refused.returncode, 4, refused.stdout)
        self.assertIn("ocpv needs the library", refused.stdout + refused.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=1)
