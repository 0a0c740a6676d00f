"""read_by_python.py FOLDER SOURCE SARIF_SCHEMA: reads the sample reports of FOLDER with Python's own readers.

Schemas are judged by python3-jsonschema; GitHub's annotations are read as its runner reads them; the page by
html.parser. Each reader is shown a spoilt report too, which it must refuse. Exit status: the number of failures.
"""
import copy
import html.parser
import json
import os
import re
import sys

folder, source, standard = sys.argv[1:]
failures = 0


def hold(sentence, true):
    global failures
    failures += not true
    print(("ok: " if true else "FAILED: ") + sentence)


def text_of(name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def schema_of(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read_by_schema(name, path, spoil):
    try:
        import jsonschema
    except ImportError:
        print(f"SKIPPED: {name} against {os.path.basename(path)}: no jsonschema (Debian package python3-jsonschema)")
        return
    judge = jsonschema.Draft7Validator(schema_of(path))
    report = json.loads(text_of(name))
    errors = [f"{error.json_path}: {error.message}" for error in judge.iter_errors(report)]
    hold(f"{name} keeps to {os.path.basename(path)} {errors[:3] or ''}", not errors)
    spoilt = copy.deepcopy(report)
    spoil(spoilt)
    hold(f"{name}, spoilt, is refused by {os.path.basename(path)}", not judge.is_valid(spoilt))


def read_annotations(text):
    """The runner's own rule: `::command key=value,...::message`, percent signs decoded after the parting."""
    decoded = lambda part: part.replace("%3A", ":").replace("%2C", ",").replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    found = []
    for line in text.split("\n")[:-1]:
        parts = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        if parts is None:
            return None
        properties = dict(one.split("=", 1) for one in parts[2].split(","))
        if not set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}:
            return None
        found.append((parts[1], {key: decoded(value) for key, value in properties.items()}, decoded(parts[3])))
    return found


class Page(html.parser.HTMLParser):
    """Whether tags are nested as they should be, and what the page would fetch."""

    empty = {"meta", "input", "br", "link", "img", "hr"}

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.fetched, self.ids, self.targets = [], [], [], [], []
        self.cards = self.rows = 0
        self.feed(text)
        self.close()
        self.wrong += self.open

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in self.empty:
            self.open.append(tag)
        self.fetched += [value for key, value in attributes if key in ("src", "srcset", "action", "data", "poster")]
        if tag == "link" or (tag == "a" and not values["href"].startswith("#")):
            self.fetched.append(values.get("href"))
        if tag == "a":
            self.targets.append(values["href"][1:])
        if "id" in values:
            self.ids.append(values["id"])
        self.cards += tag == "article" and "data-id" in values
        self.rows += tag == "blockquote"

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append("/" + tag)


for language in ("en", "zh"):
    read_by_schema(f"{language}.json", f"{source}/docs/report.schema.json", lambda report: report["files"][0].pop("verdict"))
    read_by_schema(f"{language}.sarif", f"{source}/tests/unit/report_formats/sarif.schema.json",
                   lambda log: log["runs"][0]["results"][0].update(level="fatal"))
    read_by_schema(f"{language}.gitlab", f"{source}/tests/unit/report_formats/gitlab.schema.json",
                   lambda entries: entries[0].update(severity="error"))
    if os.path.exists(standard):
        read_by_schema(f"{language}.sarif", standard, lambda log: log["runs"][0]["results"][0].update(level="fatal"))
    else:
        print(f"SKIPPED: {language}.sarif against the standard's own schema: no {standard} (npm: @microsoft/jest-sarif)")

    report = json.loads(text_of(f"{language}.json"))
    diagnostics = [d for file in report["files"] for d in file["diagnostics"]]

    annotations = read_annotations(text_of(f"{language}.github"))
    hold(f"{language}.github is read line by line", annotations is not None)
    titles = [properties["title"] for _, properties, _ in annotations or []]
    hold(f"{language}.github has every finding under its id", [t for t in titles if t not in ("ocpv", "unreadable")] == [d["id"] for d in diagnostics])
    files = {properties["file"] for _, properties, _ in annotations or [] if "file" in properties}
    hold(f"{language}.github names an odd path, its control byte aside", any("100%,:中文\n\ufffd.json" in file for file in files))
    hold("an annotation with a bare colon in a value is refused", read_annotations("::error file=a:b::x\n") is None)

    page = Page(text_of(f"{language}.html"))
    hold(f"{language}.html is nested as it should be {page.wrong[:5] or ''}", not page.wrong)
    hold(f"{language}.html fetches nothing {page.fetched[:3] or ''}", not page.fetched)
    hold(f"{language}.html has a card for every finding", page.cards == len(diagnostics))
    hold(f"{language}.html shows a documented row", page.rows >= 1)
    hold(f"{language}.html gives no id twice", len(page.ids) == len(set(page.ids)))
    hold(f"{language}.html links to what is there", set(page.targets) <= set(page.ids))
    hold("a page with a tag left open is refused", bool(Page("<p><b></p>").wrong))

sys.exit(min(failures, 99))
