#!/usr/bin/env python3
"""site_test.py PROGRAM: judges the files that `ocpv site` writes; each function is a sentence that can be false."""

import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp()


def ocpv(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=FOLDER, **more)


def site(name, *arguments, **more):
    done = ocpv("site", "--no-config", name, *arguments, **more)
    assert done.returncode == 0 and done.stdout == "", done
    return read(name)


def read(name):
    files = {}
    for folder, _, names in os.walk(os.path.join(FOLDER, name)):
        for one in names:
            path = os.path.join(folder, one)
            with open(path, encoding="utf-8", newline="") as file:
                files[os.path.relpath(path, os.path.join(FOLDER, name))] = file.read()
    return files


class Page(html.parser.HTMLParser):
    VOID = {"meta", "link", "input", "br"}

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.open, self.text, self.headings, self.labels = [], [], [], [], [], set()
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        assert len(values) == len(attrs), (tag, attrs)
        if "id" in values:
            self.ids.append(values["id"])
        for name in ("href", "src"):
            if name in values:
                self.links.append(values[name])
        assert not any(name.startswith("on") or name == "style" for name in values), (tag, attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.open)

    def handle_data(self, data):
        self.text.append(data)


def every_link_leads_to_a_place_of_the_site(pages):
    for name, page in pages.items():
        for link in page.links:
            path, _, fragment = link.partition("#")
            assert "//" not in path and not path.startswith("/"), (name, link)
            target = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
            assert target in FILES, (name, link)
            if fragment:
                assert urllib.parse.unquote(fragment) in pages[target].ids, (name, link)


def every_id_of_a_page_stands_there_once_and_no_heading_is_left_out(pages):
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), (name, sorted(page.ids))
        assert page.headings.count(1) == 1 and page.headings[0] == 1, (name, page.headings)
        for above, below in zip(page.headings, page.headings[1:]):
            assert below <= above + 1, (name, page.headings)


def every_page_is_there_in_both_languages(pages):
    names = {language: {name[3:] for name in pages if name.startswith(language + "/")} for language in ("en", "zh")}
    assert names["en"] == names["zh"] and len(names["en"]) > 150, names
    for name in names["en"]:
        assert f'<html lang="en">' in FILES["en/" + name] and '<html lang="zh-CN">' in FILES["zh/" + name], name


def every_operation_of_every_version_is_there_with_its_versions(pages):
    versions = re.findall(r'<option value="([^"]+)">', FILES["en/index.html"])
    assert len(versions) == 8 and versions[0] == "newest", versions
    for version in versions:
        more = [] if version == "newest" else ["--ocp-version", version]
        listed = json.loads(ocpv("operations", "--no-config", "--format", "json", *more).stdout)["operations"]
        rows = re.findall(r'<tr data-versions="([^"]*)"><th scope="row"><a href="operations/([^"]*)\.html">', FILES["en/index.html"])
        assert {id_ for those, id_ in rows if version in those.split()} == {one["id"] for one in listed}, version
        for one in listed:
            assert one["path"] in "".join(pages[f"en/operations/{one['id']}.html"].text), one


def every_field_of_every_version_is_there(pages):
    for version in ("3.1.1", "4.0.3", "4.2.2"):
        for id_ in ("create-a-tenant-api", "query-clusters", "add-hosts-in-batches", "query-the-tenant-list"):
            listed = ocpv("explain", "--no-config", "--operation", id_, "--ocp-version", version)
            if listed.returncode != 0:
                continue
            ids, part, count = pages[f"en/operations/{id_}.html"].ids, "", 0
            for line in listed.stdout.splitlines():
                if not line.startswith(" "):
                    part = line
                    continue
                pointer = line.split()[0]
                # Items of a list have no place of their own where nothing is said but what they are.
                if not pointer.startswith("/") or pointer == "/" or pointer.endswith("/*"):
                    continue
                count += 1
                assert any(one.rpartition(":")[2] == part + pointer for one in ids), (id_, version, part, pointer)
            assert count > 5, listed


def what_a_row_says_is_on_the_page(pages):
    text = FILES["en/operations/backup-tenant-now.html"]
    at = text.index('id="request/backupMode"')
    row = text[at:text.index('id="request/dataBackupMode"')]
    for part in ("required", "LOGICAL_BACKUP", "PHYSICAL_BACKUP", "line 31", "not-in-enum", "missing-field", "only when /backupMode is"):
        assert part in row, (part, row)
    assert "out-of-range" not in row, row
    row = text[text.index('id="request/obBackupServiceStorageConfig/alarmStoragePercentageThreshold"'):][:1200]
    assert "0 .. 100" in row and "out-of-range" in row, row
    samples = re.findall(r"<pre[^>]*>(.*?)</pre>", text, re.S)
    secrets = re.findall(r"accessKeySecret&quot;: &quot;(.*?)&quot;", "".join(samples))
    assert len(secrets) == 3 and set("".join(secrets)) == {"*"}, samples
    chinese = FILES["zh/operations/backup-tenant-now.html"]
    assert "必选" in chinese and "立即备份租户数据" in chinese


def differences_are_those_of_diff(pages):
    for old, new in (("4.0.3", "4.2.2"), ("3.1.1", "newest")):
        told = json.loads(ocpv("diff", "--no-config", "--format", "json", old, new).stdout)
        text = FILES[f"en/versions/{old}-{new}.html"]
        count = len(told["differences"])
        assert text.count("<li><span class=\"badge ") == count > 5, (old, new, count)


def nothing_is_fetched_and_no_other_file_is_there():
    for name, text in FILES.items():
        assert not re.search(r"\b(fetch|XMLHttpRequest|import|eval|innerHTML)\b\s*\(", text), name
        assert not re.search(r"url\(|@import" if name.endswith(".css") else r"(src|href)=.?(https?:)?//", text), name
    assert {os.path.splitext(name)[1] for name in FILES} == {".html", ".css", ".js", ".txt"}


def the_same_operations_give_the_same_bytes():
    again = site("again", env={"TZ": "Asia/Shanghai", "LANG": "de_DE.UTF-8", "LC_ALL": "zh_CN.UTF-8", "PATH": os.environ["PATH"]})
    assert again == FILES


def a_folder_of_another_is_not_touched():
    os.makedirs(os.path.join(FOLDER, "taken/deep"))
    with open(os.path.join(FOLDER, "taken/deep/.mine"), "w", encoding="utf-8") as file:
        file.write("mine")
    refused = ocpv("site", "--no-config", "taken")
    assert refused.returncode == 2 and "deep/.mine" in refused.stderr and refused.stderr.count("\n") == 1, refused
    assert read("taken") == {"deep/.mine": "mine"}
    with open(os.path.join(FOLDER, "again/mine.txt"), "w", encoding="utf-8") as file:
        file.write("mine")
    assert ocpv("site", "--no-config", "again").returncode == 2
    assert read("again") == {**FILES, "mine.txt": "mine"}
    os.symlink("again", os.path.join(FOLDER, "link"))
    assert ocpv("site", "--no-config", "link").returncode == 2
    assert ocpv("site", "--no-config", "again/mine.txt").returncode == 2
    os.makedirs(os.path.join(FOLDER, "linked"))
    os.symlink("/etc/hostname", os.path.join(FOLDER, "linked/index.html"))
    assert ocpv("site", "--no-config", "linked").returncode == 2


def an_older_site_is_replaced_as_a_whole():
    os.makedirs(os.path.join(FOLDER, "old"))  # Empty: anybody's.
    before = site("old")
    after = site("old/", "--ocp-version", "3.1.1")
    assert set(after) < set(before) and after["en/index.html"] != before["en/index.html"]
    assert "en/versions/4.0.3-4.2.2.html" not in after
    assert not [name for name in os.listdir(FOLDER) if ".ocpv-" in name], os.listdir(FOLDER)


def a_folder_that_cannot_be_made_is_told_in_one_line():
    for name in ("nowhere/site", "/proc/site", "/"):
        refused = ocpv("site", "--no-config", name)
        assert refused.returncode in (2, 3) and refused.stderr.count("\n") == 1, refused


def no_text_of_a_contract_becomes_markup_and_no_id_leads_out():
    made = os.path.join(FOLDER, "made/a")
    os.makedirs(made)
    bad = "<script>alert(1)</script>\"'&"
    schema = {"type": "object", "properties": {bad: {"type": "string", "description": bad, "enum": [bad], "default": bad}}, "required": [bad]}
    described = {"id": "../../../x/" + bad, "method": "POST", "path": "/api/v2/x", "title": {"en": bad, "zh": bad}, "page": bad}
    with open(os.path.join(made, "operation.json"), "w", encoding="utf-8") as file:
        json.dump(described, file)
    for part in ("request", "response"):
        with open(os.path.join(made, part + ".schema.json"), "w", encoding="utf-8") as file:
            json.dump(schema, file)
    done = ocpv("site", "--no-config", "--no-embedded", "--schemas", "made", "hostile")
    if done.returncode == 0:
        files = read("hostile")
        for name, text in files.items():
            assert name.endswith(".js") or "<script>" not in text, (name, text)
            if name.endswith(".html"):
                Page(text)
    else:
        assert done.returncode == 2 and done.stderr.count("\n") == 1, done
    assert not os.path.exists(os.path.join(FOLDER, "x")) and not os.path.exists(os.path.join(FOLDER, "../x"))


def with_a_checker_each_request_has_a_box_and_only_its_page_may_run_it():
    version = ocpv("version").stdout.split()[1]
    for name, text in (("checker.js", f"// ocpv.browser.js {version}\n"), ("old.js", "// ocpv.browser.js 0.0.1\n"), ("any.js", "x\n")):
        with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as file:
            file.write(text)
    files = site("checked", "--checker", "checker.js")
    plain = FILES
    assert set(files) == set(plain) | {"ocpv.browser.js"} and files["ocpv.browser.js"] == f"// ocpv.browser.js {version}\n"
    for language in ("en", "zh"):
        page = files[f"{language}/operations/backup-tenant-now.html"]
        assert '<form data-operation="backup-tenant-now" data-script="../../ocpv.browser.js"' in page
        assert "'wasm-unsafe-eval'" in page and 'href="#check-a-body"' in page
        assert files[f"{language}/operations/query-clusters.html"] == plain[f"{language}/operations/query-clusters.html"]
    for name, text in files.items():
        if name.endswith(".html"):
            assert ("wasm-unsafe-eval" in text) == ("<textarea" in text), name
            assert len(set(Page(text).ids)) == len(Page(text).ids), name
    for wrong in ("old.js", "any.js", "missing.js"):
        refused = ocpv("site", "--no-config", "--checker", wrong, "never")
        assert refused.returncode == 2 and refused.stderr.count("\n") == 1 and wrong in refused.stderr, refused
    assert not os.path.exists(os.path.join(FOLDER, "never"))


def main():
    global FILES
    FILES = site("site")
    pages = {name: Page(text) for name, text in FILES.items() if name.endswith(".html") and name != "index.html"}
    top = Page(FILES["index.html"])
    assert all(link in FILES for link in top.links), top.links
    for test in (every_link_leads_to_a_place_of_the_site, every_id_of_a_page_stands_there_once_and_no_heading_is_left_out,
                 every_page_is_there_in_both_languages, every_operation_of_every_version_is_there_with_its_versions,
                 every_field_of_every_version_is_there, what_a_row_says_is_on_the_page, differences_are_those_of_diff):
        test(pages)
        print(test.__name__.replace("_", " "))
    for test in (nothing_is_fetched_and_no_other_file_is_there, the_same_operations_give_the_same_bytes, a_folder_of_another_is_not_touched,
                 an_older_site_is_replaced_as_a_whole, a_folder_that_cannot_be_made_is_told_in_one_line,
                 no_text_of_a_contract_becomes_markup_and_no_id_leads_out,
                 with_a_checker_each_request_has_a_box_and_only_its_page_may_run_it):
        test()
        print(test.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
