"""Judging from Python: the same findings as the program's; what is wrong, and what could not be judged, kept apart.

Run by ctest with OCPV_PROGRAM and OCPV_SOURCE in the environment and the package on PYTHONPATH.
"""

import array
import gc
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import unittest

import ocpv

SOURCE = pathlib.Path(os.environ["OCPV_SOURCE"])
PROGRAM = os.environ["OCPV_PROGRAM"]
REQUESTS = SOURCE / "examples" / "requests"
OPERATION = "backup-tenant-now"
TARGET = "/api/v2/ob/clusters/1000021/tenants/1000034/backup/backupNow"
AUTHORIZED = [("Authorization", "Basic dXNlcjpwYXNzd29yZA=="), ("Content-Type", "application/json")]
RIGHT = (REQUESTS / "backup-tenant-now.json").read_text("utf-8")
BROKEN = (REQUESTS / "broken.json").read_text("utf-8")


def printed(*arguments):
    return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, check=False).stdout.decode("utf-8")


def ids(judged):
    return [one.id for one in judged.findings]


class Bodies(unittest.TestCase):
    validator = ocpv.Validator()

    def test_the_documented_request_is_right(self):
        report = self.validator.check(OPERATION, RIGHT)
        self.assertTrue(report.ok)
        self.assertEqual((report.findings, report.operation), ((), OPERATION))
        self.assertTrue(self.validator.is_valid(OPERATION, RIGHT))
        self.assertFalse(self.validator.is_valid(OPERATION, BROKEN))

    def test_reports_are_the_programs_bytes_in_both_languages(self):
        path = str(REQUESTS / "broken.json")
        report = self.validator.check(OPERATION, BROKEN)
        for language in ocpv.Language:
            name = language.name.lower()
            with self.subTest(language=name):
                self.assertEqual(report.to_json(language=language, path=path),
                                 printed("check", "--format", "json", "--lang", name, path))
                self.assertEqual(report.to_text(language=language, path=path, short=True),
                                 printed("check", "--format", "short", "--lang", name, path))

    def test_findings_are_those_of_the_json_report(self):
        report = self.validator.check(OPERATION, BROKEN)
        listed = json.loads(report.to_json())["files"][0]["diagnostics"]
        ours = [(f.id, f.severity.name.lower(), f.message, f.pointer, f.place.start.line, f.place.start.column, f.doc_line)
                for f in report.findings]
        self.assertEqual(ours, [(d["id"], d["severity"], d["message"], d["pointer"], d["range"]["start"]["line"],
                                 d["range"]["start"]["column"], d["doc"]["line"]) for d in listed])
        self.assertEqual(str(report.findings[0]), "8:21: error: 'FULL' is not a value of 'dataBackupMode' [not-in-enum]")
        self.assertEqual(report.count(ocpv.Severity.ERROR), 4)

    def test_edits_of_suggestions_mend_the_body(self):
        body = BROKEN.encode()
        edits = [e for f in self.validator.check(OPERATION, body).findings for s in f.suggestions for e in s.edits]
        for edit in sorted(edits, key=lambda e: -e.byte_start):
            body = body[:edit.byte_start] + edit.insert.encode() + body[edit.byte_end:]
        self.assertTrue(self.validator.is_valid(OPERATION, body))

    def test_a_body_may_be_a_text_or_any_bytes(self):
        raw = RIGHT.encode()
        for body in (RIGHT, raw, bytearray(raw), memoryview(raw), array.array("B", raw), RIGHT + " \n" * 9000):
            self.assertTrue(self.validator.is_valid(OPERATION, body), type(body))
        for wrong in (7, None.__class__, ["{}"], object()):
            with self.assertRaises(TypeError):
                self.validator.is_valid(OPERATION, wrong)

    def test_what_could_not_be_judged_is_an_exception_with_its_place(self):
        small = ocpv.Validator(max_bytes=64, max_depth=3)
        cases = [(self.validator, '{"a":\n  nothing}', ocpv.NotJSON), (self.validator, "", ocpv.NotJSON),
                 (self.validator, b"\xff\x00", ocpv.NotJSON), (self.validator, "\udcff", ocpv.NotJSON),
                 (small, " " * 65, ocpv.TooLarge), (small, "[[[[1]]]]", ocpv.TooDeep)]
        for validator, body, kind in cases:
            for judge in (validator.check, validator.is_valid):
                with self.subTest(body=body, judge=judge.__name__), self.assertRaises(kind) as raised:
                    judge(OPERATION, body)
                self.assertIsInstance(raised.exception, ocpv.CouldNotJudge)
                self.assertEqual(len(raised.exception.report.findings), 1)
        with self.assertRaises(ocpv.NotJSON) as raised:
            self.validator.check(OPERATION, '{"a":\n  nothing}')
        self.assertEqual(raised.exception.report.findings[0].place.start.line, 2)

    def test_an_unknown_operation_is_an_exception_that_names_a_near_one(self):
        for judge in (self.validator.check, self.validator.is_valid):
            with self.assertRaisesRegex(ocpv.UnknownOperation, OPERATION):
                judge("backup-tenant-nou", "{}")
        for judge in (self.validator.verdicts, self.validator.check_all):
            with self.assertRaisesRegex(ocpv.UnknownOperation, "backup-tenant-nou"):
                judge("backup-tenant-nou", ["{}"])

    def test_no_secret_is_in_any_text(self):
        body = '{"accessKeySecret": "planted-secret", "acessKeySecret": ["planted-secret"], "backupMode": 7}'
        report = self.validator.check(OPERATION, body)
        judged = self.validator.check_all(OPERATION, [body])
        for text in (report.to_text(), report.to_json(), repr(report.findings), repr(report), repr(judged)):
            self.assertNotIn("planted-secret", text)

    def test_a_report_outlives_its_validator(self):
        report = ocpv.Validator().check(OPERATION, "{}")
        gc.collect()
        self.assertIn("missing-field", ids(report))

    def test_strictness_can_be_chosen_for_a_call(self):
        body = RIGHT.replace("{", '{"unheardOf": 1,', 1)
        self.assertTrue(self.validator.is_valid(OPERATION, body))
        self.assertFalse(self.validator.is_valid(OPERATION, body, strict=True))
        strict = ocpv.Validator(strict=True)
        self.assertFalse(strict.is_valid(OPERATION, body))
        self.assertTrue(strict.is_valid(OPERATION, body, strict=False))


class Messages(unittest.TestCase):
    validator = ocpv.Validator()

    def ids(self, *arguments, **options):
        return ids(self.validator.check_request(*arguments, **options))

    def test_a_whole_request_is_routed_and_judged(self):
        report = self.validator.check_request("POST", TARGET, AUTHORIZED, RIGHT)
        self.assertEqual((report.ok, report.operation), (True, OPERATION))
        self.assertTrue(self.validator.check_request("POST", TARGET, dict(AUTHORIZED), RIGHT).ok)

    def test_what_a_request_lacks_is_told(self):
        typed = {"Content-Type": "application/json"}
        self.assertEqual(self.ids("POST", TARGET, typed, RIGHT), ["not-authenticated"])
        self.assertEqual(self.ids("POST", TARGET, typed, RIGHT, skip_authorization=True), [])
        self.assertEqual(self.ids("PUT", TARGET, AUTHORIZED, RIGHT), ["wrong-method"])
        self.assertEqual(self.ids("POST", "/nothing", AUTHORIZED, RIGHT), ["no-such-operation"])
        self.assertIn("missing-body", self.ids("POST", TARGET, AUTHORIZED))

    def test_a_zero_byte_cuts_no_text(self):
        self.assertEqual(self.ids("POST", TARGET + "\0junk", AUTHORIZED, RIGHT), ["no-such-operation"])
        self.assertNotEqual(self.ids("POST\0", TARGET, AUTHORIZED, RIGHT), [])
        self.assertNotEqual(self.ids("POST", TARGET, [("Authorization\0", "Basic dXNlcjpwYXNzd29yZA==")], RIGHT), [])
        self.assertIsNone(self.validator.find(OPERATION + "\0junk"))
        with self.assertRaises(ocpv.NotJSON):
            self.validator.check(OPERATION, RIGHT + "\0")
        with self.assertRaises(ocpv.UnknownOperation):
            self.validator.is_valid(OPERATION + "\0junk", RIGHT)
        with self.assertRaises(ocpv.CouldNotJudge):
            ocpv.Validator(folder=str(SOURCE / "schemas") + "\0junk")
        with self.assertRaises(ocpv.CouldNotJudge):
            ocpv.Validator(version="4.2.2\0junk")

    def test_a_server_can_answer_with_a_problem(self):
        report = self.validator.check_request("POST", TARGET, AUTHORIZED, '{"dataBackupMode": "FULL"}')
        problem = json.loads(report.to_problem(language=ocpv.Language.ZH))
        self.assertEqual((problem["status"], problem["operation"]), (400, OPERATION))
        self.assertIn("not-in-enum", [one["id"] for one in problem["errors"]])
        self.assertEqual(json.loads(report.to_problem(http_status=422))["status"], 422)

    def test_an_answer_is_judged(self):
        with self.assertRaises(ocpv.NotJSON):
            self.validator.check_response(OPERATION, 502, "<html>")
        self.assertIn("wrong-type", ids(self.validator.check_response(OPERATION, 200, '{"successful": "yes"}')))
        with self.assertRaises(ocpv.BadArgument):
            self.validator.check_response(OPERATION, 99, "{}")


class Many(unittest.TestCase):
    validator = ocpv.Validator()
    bodies = [RIGHT, BROKEN, "{", RIGHT.encode(), "{}"] * 50
    alone = [ocpv.Status.OK, ocpv.Status.INVALID, ocpv.Status.NOT_JSON, ocpv.Status.OK, ocpv.Status.INVALID] * 50

    def test_a_batch_says_what_single_calls_say_on_any_number_of_threads(self):
        self.assertEqual([one.id for one in self.validator.check_all(OPERATION, [BROKEN])[0].findings],
                         ids(self.validator.check(OPERATION, BROKEN)))
        for threads in (0, 1, 2, 5):
            self.assertEqual(self.validator.verdicts(OPERATION, self.bodies, threads=threads), self.alone)
            judged = self.validator.check_all(OPERATION, iter(self.bodies), threads=threads)
            self.assertEqual([one.status for one in judged], self.alone)
            self.assertEqual(len(judged[1].findings), 4)
            self.assertEqual((judged[0].error, judged[1].error), (None, None))
            self.assertIsInstance(judged[2].error, ocpv.NotJSON)
        self.assertEqual(self.validator.verdicts(OPERATION, []), [])
        for threads in (-1, 257):
            with self.assertRaises(ValueError):
                self.validator.verdicts(OPERATION, ["{}"], threads=threads)

    def test_lines_are_judged_in_order_as_they_come(self):
        taken = []
        right = json.dumps(json.loads(RIGHT))

        def lines():
            for number in itertools.count(1):
                taken.append(number)
                yield "\n" if number % 5 == 0 else right + "\n" if number % 2 else "{}\n"

        told = self.validator.check_lines(OPERATION, lines(), block=8, threads=2)
        first = list(itertools.islice(told, 20))
        self.assertEqual([one.number for one in first], [n for n in range(1, 26) if n % 5][:20])
        self.assertEqual([one.ok for one in first], [bool(n % 2) for n in range(1, 26) if n % 5][:20])
        self.assertLess(len(taken), 40)

    def test_other_threads_run_while_a_batch_is_judged(self):
        progress, done = [], threading.Event()

        def count():
            while not done.is_set():
                progress.append(1)

        other = threading.Thread(target=count)
        bodies = [RIGHT] * 20000
        other.start()
        before = len(progress)
        self.validator._verdict_batch(operation=OPERATION, bodies=bodies, threads=1, strict=0, is_response=False, language=0)
        after = len(progress)
        done.set()
        other.join()
        self.assertGreater(after, before)

    def test_one_validator_serves_many_threads(self):
        expected, wrong = self.validator.check(OPERATION, BROKEN).findings, []
        large = BROKEN + " " * 20000  # Judged with the GIL released.

        def judge():
            for body in (BROKEN, large) * 25:
                if self.validator.check(OPERATION, body).findings != expected:
                    wrong.append(body)

        threads = [threading.Thread(target=judge) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_judging_for_long_keeps_no_memory(self):
        def judge_much():
            for _ in range(300):
                self.validator.check_all(OPERATION, self.bodies[:10], threads=2)
                self.validator.check(OPERATION, BROKEN).to_problem()
            gc.collect()
            return sys.getallocatedblocks()

        judge_much()
        self.assertLess(judge_much() - judge_much(), 500)


class Validators(unittest.TestCase):
    def test_operations_are_listed_and_found(self):
        validator = ocpv.Validator()
        listed = list(validator.operations())
        self.assertEqual(len(listed), len(validator))
        found = validator.find(OPERATION)
        self.assertIn(found, listed)
        self.assertEqual(found, validator.find("POST " + TARGET))
        self.assertEqual((found.method, found.has_request), ("POST", True))
        self.assertIsNone(validator.find("no-such"))

    def test_a_folder_a_schema_and_a_version_are_loaded(self):
        one = ocpv.Validator(folder=SOURCE / "schemas", operation=OPERATION)
        self.assertEqual(len(one), 1)
        self.assertFalse(one.is_valid(None, "{}"))
        schema = ocpv.Validator(schema=SOURCE / "schemas" / OPERATION / "request.schema.json")
        self.assertTrue(schema.is_valid(None, RIGHT))
        self.assertNotEqual(len(ocpv.Validator(version="4.0.0")), len(ocpv.Validator()))

    def test_bodies_can_be_read_as_ocp_reads_them(self):
        with_null = RIGHT.replace("{", '{"dataBackupMode": null,', 1).replace('"dataBackupMode": "FULL_BACKUP",', "", 1)
        fraction = RIGHT.replace("Threshold\": 80,", "Threshold\": 80.0,", 1)
        self.assertEqual(ids(ocpv.Validator().check(OPERATION, with_null)), ["wrong-type"])
        self.assertEqual(ids(ocpv.Validator(compat=ocpv.Compat.NULL_ABSENT).check(OPERATION, with_null)), ["missing-field"])
        self.assertTrue(ocpv.Validator().is_valid(OPERATION, fraction))
        both = ocpv.Compat.NULL_ABSENT | ocpv.Compat.JAVA_INTEGERS
        self.assertNotEqual(fraction, RIGHT)
        self.assertFalse(ocpv.Validator(compat=both).is_valid(OPERATION, fraction))
        with self.assertRaises(ocpv.BadArgument):
            ocpv.Validator(compat=1 << 20)

    def test_why_there_is_no_validator_is_told(self):
        cases = [(dict(folder="/nonexistent-folder"), ocpv.Unreadable, "nonexistent-folder"),
                 (dict(operation="no-such"), ocpv.UnknownOperation, "no-such"),
                 (dict(version="one"), ocpv.BadArgument, "one"),
                 (dict(schema=SOURCE / "README.md"), ocpv.BadSchema, "README"),
                 (dict(max_depth=99999), ocpv.BadArgument, ""),
                 (dict(max_bytes=-1), ValueError, "negative")]
        for options, kind, part in cases:
            with self.subTest(options=options), self.assertRaisesRegex(kind, part):
                ocpv.Validator(**options)
        with self.assertRaises(TypeError):
            ocpv.Validator(folder=".", schema=".")

    def test_a_validator_that_was_never_made_refuses(self):
        empty = ocpv.Validator.__new__(ocpv.Validator)
        self.assertEqual(len(empty), 0)
        with self.assertRaises(Exception):
            empty.is_valid(OPERATION, RIGHT)

    def test_constants_are_those_of_the_header(self):
        header = (SOURCE / "include" / "ocpv" / "ocpv.h").read_text("utf-8")
        defined = {name: int(value) for name, value in re.findall(r"#define OCPV_(\w+) \(?(-?\d+)U?\)?(?:\s|$)", header)}
        enums = {"ERROR_": ocpv.Status, "LANGUAGE_": ocpv.Language, "SEVERITY_": ocpv.Severity, "STRENGTH_": ocpv.Strength,
                 "PART_": ocpv.Part, "ROLE_": ocpv.Role, "COMPAT_": ocpv.Compat}
        for prefix, kind in enums.items():
            listed = {name[len(prefix):]: value for name, value in defined.items() if name.startswith(prefix)}
            if kind is ocpv.Status:
                listed.update(OK=defined["OK"], INVALID=defined["INVALID"])
            self.assertEqual({one.name: one.value for one in kind}, listed)

    def test_a_missing_library_is_told_in_a_sentence(self):
        without = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
        asked = subprocess.run([sys.executable, "-c", "import ocpv._missing as m; print(m.sentence(ImportError("
                                "'libocpv.so.0: cannot open shared object file: No such file or directory')))"],
                               env=os.environ, capture_output=True, text=True, check=True)
        self.assertIn("install Debian's package libocpv0", asked.stdout)
        if pathlib.Path("/usr/lib/x86_64-linux-gnu/libocpv.so.0").exists() or pathlib.Path("/usr/local/lib/libocpv.so.0").exists():
            return  # An installed one is found.
        refused = subprocess.run([sys.executable, "-c", "import ocpv"], env=without, capture_output=True, text=True, check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertRegex(refused.stderr, r"ImportError: ocpv needs the library libocpv\.so\.0, which is not there")
        self.assertNotIn("OSError", refused.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=1)
