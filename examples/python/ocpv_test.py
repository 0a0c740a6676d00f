"""The Python module: the same findings as the program, through the same structs as ocpv.h.

Run by ctest with OCPV_LIBRARY, OCPV_PROGRAM, OCPV_SOURCE and CC in the environment.
"""

import gc
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading
import unittest

import ocpv

SOURCE = pathlib.Path(os.environ["OCPV_SOURCE"])
PROGRAM = os.environ["OCPV_PROGRAM"]
REQUESTS = SOURCE / "examples" / "requests"
OPERATION = "backup-tenant-now"
TARGET = "/api/v2/ob/clusters/1000021/tenants/1000034/backup/backupNow"
AUTHORIZED = [("Authorization", "Basic dXNlcjpwYXNzd29yZA=="), ("Content-Type", "application/json")]


def printed(*arguments):
    return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, check=False).stdout.decode("utf-8")


def as_program_prints(d):
    """A diagnostic in the form of `ocpv check --format json`."""
    place = lambda p: {"line": p.line, "column": p.column, "byte": p.byte}
    spread = lambda r: {"start": place(r.start), "end": place(r.end)}
    return {
        "id": d.id, "severity": d.severity.name.lower(), "strength": d.strength.name.lower(), "message": d.message,
        "part": d.part.name.lower(), "pointer": d.pointer, "range": spread(d.place), "schema_pointer": d.schema_pointer,
        "doc": {"page": d.doc_page, "line": d.doc_line}, "expected": list(d.expected),
        "suggestions": [{"text": s.text, "edits": [
            {"byte_start": e.byte_start, "byte_end": e.byte_end, "insert": e.insert} for e in s.edits]}
            for s in d.suggestions],
    }


class Checking(unittest.TestCase):
    def setUp(self):
        self.checker = ocpv.Validator().checker()

    def body(self, name):
        return (REQUESTS / name).read_text("utf-8")

    def test_the_documented_request_is_right(self):
        report = self.checker.check(OPERATION, self.body("backup-tenant-now.json"))
        self.assertTrue(report.ok)
        self.assertEqual(report.diagnostics, [])
        self.assertEqual(report.operation, OPERATION)
        self.assertTrue(self.checker.verdict(OPERATION, self.body("backup-tenant-now.json")))

    def test_findings_are_those_of_the_program_in_both_languages(self):
        path = str(REQUESTS / "broken.json")
        report = self.checker.check(OPERATION, self.body("broken.json"))
        self.assertEqual(report.status, ocpv.Status.INVALID)
        for language in ocpv.Language:
            name = language.name.lower()
            listed = json.loads(printed("check", "--format", "json", "--lang", name, path))["files"][0]["diagnostics"]
            ours = [as_program_prints(d) for d in report.diagnostics_in(language)]
            self.assertGreater(len(ours), 3)
            for one in listed:
                self.assertEqual(one.pop("related"), [])
                for only_printed in ("found_kind", "key_range", "value_range"):
                    one.pop(only_printed)
            self.assertEqual(ours, listed)

    def test_rendered_reports_are_the_programs_bytes(self):
        path = str(REQUESTS / "broken.json")
        report = self.checker.check(OPERATION, self.body("broken.json"))
        self.assertEqual(report.to_json(path=path), printed("check", "--format", "json", "--lang", "en", path))
        short = printed("check", "--format", "short", "--lang", "zh", path)
        self.assertEqual(report.to_text(path=path, short=True, language=ocpv.Language.ZH), short)

    def test_edits_of_suggestions_mend_the_body(self):
        body = self.body("broken.json").encode("utf-8")
        edits = [e for d in self.checker.check(OPERATION, body).diagnostics for s in d.suggestions for e in s.edits]
        for edit in sorted(edits, key=lambda e: -e.byte_start):
            body = body[:edit.byte_start] + edit.insert.encode("utf-8") + body[edit.byte_end:]
        self.assertTrue(self.checker.verdict(OPERATION, body))

    def test_a_second_place_is_told(self):
        (found,) = [d for d in self.checker.check(OPERATION, '{"backupMode": 1,\n "backupMode": 2}').diagnostics
                    if d.id == "duplicate-key"]
        self.assertEqual([(r.role, r.range.start.line) for r in found.related], [(ocpv.Role.FIRST_OF_TWO, 1)])

    def test_what_is_no_json_is_a_status_with_a_place(self):
        report = self.checker.check(OPERATION, '{"a":\n  nothing}')
        self.assertEqual(report.status, ocpv.Status.NOT_JSON)
        self.assertEqual([(d.id, d.place.start.line) for d in report.diagnostics], [("not-json", 2)])
        with self.assertRaises(ocpv.Error) as raised:
            self.checker.verdict(OPERATION, "{")
        self.assertEqual(raised.exception.status, ocpv.Status.NOT_JSON)

    def test_bytes_of_any_kind_are_taken(self):
        self.assertEqual(self.checker.check(OPERATION, b"\xff\x00").status, ocpv.Status.NOT_JSON)
        self.assertEqual(self.checker.check(OPERATION, "\udcff").status, ocpv.Status.NOT_JSON)
        self.assertEqual(self.checker.check(OPERATION, "").status, ocpv.Status.NOT_JSON)

    def test_a_zero_byte_in_a_target_hides_nothing(self):
        target = "/api/v2/ob/clusters/1/tenants/2/backup/backupNow\0junk"
        report = self.checker.check_request("POST", target, {"Authorization": "Basic Zm9vOmJhcg=="}, b"{}")
        self.assertIn("no-such-operation", [d.id for d in report.diagnostics])

    def test_no_secret_is_in_any_text(self):
        body = '{"accessKeySecret": "planted-secret", "acessKeySecret": ["planted-secret"], "backupMode": 7}'
        report = self.checker.check(OPERATION, body)
        for text in [report.to_text(), report.to_json(), repr(report.diagnostics)]:
            self.assertNotIn("planted-secret", text)

    def test_reports_outlive_their_checker_and_validator(self):
        report = ocpv.Validator().checker().check(OPERATION, "{}")
        gc.collect()
        self.assertIn("missing-field", [d.id for d in report.diagnostics])

    def test_strictness_can_be_chosen_for_a_call(self):
        body = self.body("backup-tenant-now.json").replace("{", '{"nobodyKnowsThis": 1,', 1)
        self.assertTrue(self.checker.verdict(OPERATION, body))
        self.assertFalse(self.checker.verdict(OPERATION, body, strict=True))


class Http(unittest.TestCase):
    def setUp(self):
        self.checker = ocpv.Validator().checker()
        self.body = (REQUESTS / "backup-tenant-now.json").read_text("utf-8")

    def ids(self, *arguments, **options):
        return [d.id for d in self.checker.check_request(*arguments, **options).diagnostics]

    def test_a_whole_request_is_routed_and_judged(self):
        report = self.checker.check_request("POST", TARGET, AUTHORIZED, self.body)
        self.assertEqual((report.status, report.operation), (ocpv.Status.OK, OPERATION))

    def test_what_a_request_lacks_is_told(self):
        self.assertEqual(self.ids("POST", TARGET, {"Content-Type": "application/json"}, self.body), ["not-authenticated"])
        self.assertEqual(
            self.ids("POST", TARGET, {"Content-Type": "application/json"}, self.body, skip_authorization=True), [])
        self.assertEqual(self.ids("PUT", TARGET, AUTHORIZED, self.body), ["wrong-method"])
        self.assertEqual(self.ids("POST", "/nothing", AUTHORIZED, self.body), ["no-such-operation"])
        self.assertIn("missing-body", self.ids("POST", TARGET, AUTHORIZED))

    def test_a_server_can_answer_with_a_problem(self):
        report = self.checker.check_request("POST", TARGET, AUTHORIZED, '{"dataBackupMode": "FULL"}')
        problem = json.loads(report.to_problem(language=ocpv.Language.ZH))
        self.assertEqual((problem["status"], problem["operation"]), (400, OPERATION))
        self.assertIn("not-in-enum", [one["id"] for one in problem["errors"]])
        self.assertEqual(json.loads(report.to_problem(http_status=422))["status"], 422)

    def test_an_answer_is_judged(self):
        self.assertEqual(self.checker.check_response(OPERATION, 502, "<html>").status, ocpv.Status.NOT_JSON)
        report = self.checker.check_response(OPERATION, 200, '{"successful": "yes"}')
        self.assertIn("wrong-type", [d.id for d in report.diagnostics])


class Validators(unittest.TestCase):
    def test_operations_are_listed_and_found(self):
        validator = ocpv.Validator()
        self.assertEqual([o.id for o in validator.operations()], json.loads(
            "[" + ",".join(f'"{p.parent.name}"' for p in sorted(
                [*SOURCE.glob("schemas/*/operation.json"), *SOURCE.glob("schemas/*/versions.json")], key=lambda p: p.parent.name)) + "]"))
        found = validator.find(OPERATION)
        self.assertEqual(found, validator.find("POST " + TARGET))
        self.assertEqual((found.method, found.has_request), ("POST", True))
        self.assertIsNone(validator.find("no-such"))

    def test_a_folder_is_loaded(self):
        validator = ocpv.Validator(folder=str(SOURCE / "schemas"), operation=OPERATION)
        self.assertEqual(len(validator), 1)
        self.assertFalse(validator.checker().verdict(None, "{}"))

    def test_a_schema_of_ones_own_is_loaded_from_memory(self):
        checker = ocpv.Validator(sources=[ocpv.Source(id="mine", request_schema='{"type": "integer"}')]).checker()
        self.assertTrue(checker.verdict("mine", "7"))
        self.assertFalse(checker.verdict("mine", '"七"'))

    def test_why_there_is_no_validator_is_told(self):
        cases = [
            (dict(folder="/nonexistent-folder"), ocpv.Status.IO, "nonexistent-folder"),
            (dict(operation="no-such"), ocpv.Status.UNKNOWN_OPERATION, "no-such"),
            (dict(sources=[ocpv.Source(id="x", request_schema='{"patternProperties": {}}')]),
             ocpv.Status.BAD_SCHEMA, "patternProperties"),
        ]
        for options, status, part in cases:
            with self.subTest(options=options), self.assertRaises(ocpv.Error) as raised:
                ocpv.Validator(**options)
            self.assertEqual(raised.exception.status, status)
            self.assertIn(part, str(raised.exception))

    def test_limits_hold(self):
        checker = ocpv.Validator(max_bytes=64, max_depth=3, max_diagnostics=1).checker()
        self.assertEqual(checker.check(OPERATION, " " * 65).status, ocpv.Status.TOO_LARGE)
        self.assertEqual(checker.check(OPERATION, "[[[[1]]]]").status, ocpv.Status.TOO_DEEP)
        report = checker.check(OPERATION, '{"backupMode": 1, "a": 2}')
        self.assertEqual(len(report.diagnostics), 1)
        self.assertGreater(report.left_out, 0)

    def test_one_validator_serves_many_threads(self):
        validator = ocpv.Validator()
        body = (REQUESTS / "broken.json").read_text("utf-8")
        expected = validator.checker().check(OPERATION, body).diagnostics
        wrong = []

        def judge():
            checker = validator.checker()
            for _ in range(50):
                if checker.check(OPERATION, body).diagnostics != expected:
                    wrong.append(threading.current_thread().name)

        threads = [threading.Thread(target=judge) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class TheHeader(unittest.TestCase):
    """What this module copies from ocpv.h is what ocpv.h says."""

    header = (SOURCE / "include" / "ocpv" / "ocpv.h").read_text("utf-8")

    def test_constants_are_those_of_the_header(self):
        defined = {name: int(value) for name, value in
                   re.findall(r"#define OCPV_(\w+) \(?(-?\d+)\)?(?:\s|$)", self.header)}
        enums = {"ERROR_": ocpv.Status, "LANGUAGE_": ocpv.Language, "SEVERITY_": ocpv.Severity,
                 "STRENGTH_": ocpv.Strength, "PART_": ocpv.Part, "ROLE_": ocpv.Role}
        for prefix, enum in enums.items():
            listed = {name[len(prefix):]: value for name, value in defined.items() if name.startswith(prefix)}
            if enum is ocpv.Status:
                listed.update(OK=defined["OK"], INVALID=defined["INVALID"])
            self.assertEqual({one.name: one.value for one in enum}, listed)

    def test_structs_are_laid_out_as_in_the_header(self):
        lines, expected = [], []
        for struct in ocpv._STRUCTS:
            name = struct.__name__.lstrip("_")
            for member, _ in struct._fields_:
                lines.append(f'printf("{name}.{member} %zu %zu\\n", offsetof({name}, {member}), '
                             f'sizeof((({name} *)0)->{member}));')
                field = getattr(struct, member)
                expected.append(f"{name}.{member} {field.offset} {field.size}")
        source = "#include <ocpv/ocpv.h>\n#include <stdio.h>\nint main(void) {" + "\n".join(lines) + "return 0;}\n"
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            (path / "layout.c").write_text(source)
            subprocess.run([os.environ.get("CC", "cc"), "-I", str(SOURCE / "include"), "-o", str(path / "layout"),
                            str(path / "layout.c")], check=True)
            got = subprocess.run([str(path / "layout")], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
        self.assertEqual(got, expected)


if __name__ == "__main__":
    unittest.main(verbosity=1)
