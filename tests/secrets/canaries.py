#!/usr/bin/env python3
"""In: the program, names.txt and values.txt beside this file, how many outputs to look at. Out: exit status 1 and the
file, the format and the output's line for each canary that is shown, and for each value that is hidden without need.

A canary is a random word. Each name gets one at every place where people put secrets (documented, undocumented,
misplaced, given twice, of another type, in broken JSON, YAML with tags, anchors and comments, headers, queries, URLs,
variables and comments of .http files, values of --env-file, bodies that nobody judges), each telling value one in a
field that is wrong. Every format in both languages is searched for it, and so is the difference that --fix shows. An
output is what is said of one file in one format and language."""
import json
import os
import random
import subprocess
import sys
import tempfile

FORMATS = ["text", "short", "json", "sarif", "junit", "github", "gitlab", "html"]
LANGUAGES = ["en", "zh"]
PATH = "/api/v2/ob/clusters/1/tenants/2/backup/backupNow"


def lines_of(name):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]


class Canaries:
    """Words that stand in no schema and no message."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def word(self):
        letters = "".join(self.random.choice("bcdfghjklmnpqrstvwz") for _ in range(9))
        return "Zq" + letters + str(self.random.randrange(10000, 99999))

    def number(self):
        return "7" + str(self.random.randrange(10**11, 10**12))


def own_schema(names):
    """Documents every name, says of none that it is secret, and refuses any text of more than three characters."""
    short = {"type": "string", "maxLength": 3}
    whole = {"type": "integer", "maximum": 5}
    return {"type": "object", "properties": {
        "here": {"type": "object", "properties": {name: short for name in names}},
        "there": {"type": "object", "properties": {name: whole for name in names}},
        "kind": {"enum": ["A", "B"]}, "plain": short}}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def bodies(name, canaries):
    """Texts, each with the canary in it."""
    word, number = canaries.word(), canaries.number()
    key = quoted(name)
    yield "json", word, '{"here":{%s:"%s"}}' % (key, word)
    yield "json", word, '{"there":{%s:"%s"}}' % (key, word)
    yield "json", number, '{"there":{%s:%s}}' % (key, number)
    yield "json", number, '{"there":{%s:-%s.5}}' % (key, number)
    yield "json", word, '{"plain":"four","kind":"C",%s:"%s"}' % (key, word)
    yield "json", number, '{"plain":"four",%s:%s}' % (key, number)
    yield "json", word, '{"here":{%s:"%s",%s:"%s"}}' % (key, word, key, word)
    yield "json", word, '{"here":{%s:["%s",{"a":"%s"}]}}' % (key, word, word)
    yield "json", word, '{"kind":{%s:{"a":{"b":"%s","b":"%s"}}}}' % (key, word, word)
    yield "json", word, '{"here":{%s:"%s"},}' % (key, word)
    yield "json", word, '{"here":{%s:"%s' % (key, word)
    yield "json", word, '{"kind":"C","here":\n{%s:\n"%s"\n}}' % (key, word)
    yield "yaml", word, "plain: four\nhere:\n  %s: %s # %s\n" % (key, word, word)
    yield "yaml", word, "plain: four\nhere:\n  %s: !!str %s\n" % (key, word)
    yield "yaml", word, "plain: four\nhere:\n  %s: &%s\n" % (key, word)
    yield "yaml", word, "plain: four\nhere:\n  %s: *%s\n" % (key, word)
    yield "yaml", word, "plain: four\nhere:\n  %s: !%s x\n" % (key, word)
    yield "yaml", word, "here:\n  %s: &x %s\nplain: *x\nkind: *x\n" % (key, word)
    yield "yaml", word, "plain: &x %s\nhere:\n  %s: *x\n" % (word, key)
    yield "yaml", word, "here:\n  %s: |\n    %s\n    %s\nplain: four\n" % (key, word, word)
    yield "yaml", word, "# %s: %s\nplain: four # %s: %s\n" % (name, word, name, word)


def telling(value, canaries):
    word = canaries.word()
    text = quoted(value.replace("CANARY", word))
    yield "json", word, '{"plain":%s}' % text
    yield "json", word, '{"kind":%s}' % text
    yield "json", word, '{"unknown":%s}' % text
    yield "json", word, '{"unknown":[%s],"kind":"C"}' % text
    yield "json", word, '{"kind":"C","x":%s,}' % text
    yield "json", word, '{"kind":"C","x":%s}' % text.replace("/", "\\/")
    yield "json", word, '{"x":{%s:1},"kind":"C"}' % text
    yield "yaml", word, "kind: %s\nplain: four\n" % text


def requests(name, canaries):
    """Texts of .http files."""
    word = canaries.word()
    ascii_name = name if name.isascii() else "password"
    body = '\nContent-Type: application/json\n\n{"backupMode":"X","storageDirectory":7,"%s":"%s"}\n' % (name, word)
    plain = '\nContent-Type: application/json\n\n{"backupMode":"X"}\n'
    yield word, "POST %s%s" % (PATH, body)
    yield word, "POST %s?%s=%s%s" % (PATH, ascii_name, word, plain)
    yield word, "POST %s?%s=%s&%s=%s%s" % (PATH, ascii_name, word, ascii_name, word, plain)
    yield word, "POST %s\n%s: %s%s" % (PATH, ascii_name, word, plain)
    yield word, "@%s = %s\n\nPOST %s%s" % (ascii_name, word, PATH, plain)
    yield word, "@%s = %s\n\n###\nPOST %s%s" % (ascii_name, word, PATH, plain)
    yield word, "# %s: %s\nPOST %s%s" % (ascii_name, word, PATH, plain)
    yield word, "POST %s\n// %s=%s%s" % (PATH, ascii_name, word, plain)
    yield word, "# the %s is %s\nPOST %s%s" % (ascii_name, word, PATH, plain)
    yield word, "# %s\uff1a%s\nPOST %s%s" % (ascii_name, word, PATH, plain)
    yield word, "POST %s%s# %s => %s\n" % (PATH, plain, ascii_name, word)
    yield word, "@any = %s\n\nPOST %s%s" % (word, PATH, plain)
    for place in ('"{{any}}":1', '"a":{"{{any}}":{"{{any}}":1}}', '"{{any}}{{none}}":1', '"backupMode":"{{any}}"'):
        yield word, "@any = %s\n\nPOST %s?{{any}}=1\nContent-Type: application/json\n\n{%s}\n" % (word, PATH, place)
    yield word, "@any = %s\n\nPOST /api/v2/{{any}}/x%s" % (word, plain)
    yield word, "POST %s%s> {%%\n  client.global.set('any', '%s');\n%%}\n" % (PATH, plain, word)
    yield word, "POST %sX?%s=%s%s" % (PATH, ascii_name, word, plain)
    yield word, "PUT %s?%s=%s%s" % (PATH, ascii_name, word, plain)


def unjudged(canaries):
    """Texts of .http files whose bodies nobody judges: anything in them may be a secret."""
    word = canaries.word()
    for path in (PATH, PATH + "X"):
        for kind in ("text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"):
            yield word, "POST %s\nContent-Type: %s\n\nany=%s\n" % (path, kind, word)
        yield word, "POST %sX\n\n{\"any\":\"%s\"}\n" % (path, word)
        yield word, "PUT %s\n\n{\"any\":[\"%s\"]}\n" % (path, word)
    yield word, "HTTP/1.1 200 OK\n\n{\"any\":\"%s\"}\n" % word
    yield word, "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>%s</p>\n" % word


def telling_requests(value, canaries):
    word = canaries.word()
    text = value.replace("CANARY", word)
    plain = '\nContent-Type: application/json\n\n{"backupMode":"X"}\n'
    yield word, "POST %s\nX-Any: %s%s" % (PATH, text, plain)
    yield word, "@any = %s\n\nPOST %s%s" % (text, PATH, plain)
    yield word, "# %s\nPOST %s%s" % (text, PATH, plain)
    yield word, 'POST %s\nContent-Type: application/json\n\n{"backupMode":%s}\n' % (PATH, quoted(text))
    if text[:4].lower() == "http" or text.startswith("//"):
        yield word, "POST %s%s%s" % (text.split("?")[0].rstrip("/"), PATH, plain)
        yield word, "POST %s%s" % (text, plain)


def environment(canaries):
    """Where variables can stand; {{hidden}} is in the environment file."""
    body = '\nContent-Type: application/json\n\n{"backupMode":"X"}\n'
    yield '{"backupMode":"${hidden}"}', "json"
    yield '{"backupMode":"X","storageDirectory":"${hidden}","${hidden}":1}', "json"
    yield "backupMode: ${hidden}\n", "yaml"
    yield "POST %s?a={{hidden}}%s" % (PATH, body), "http"
    yield "POST %s?{{hidden}}=1%s" % (PATH, body), "http"
    yield "POST %s/{{hidden}}%s" % (PATH, body), "http"
    yield "POST http://{{hidden}}%s%s" % (PATH, body), "http"
    yield "POST %s\nDate: {{hidden}}\nAuthorization: {{hidden}}%s" % (PATH, body), "http"
    yield "POST %s\nContent-Type: {{hidden}}\n\n{\"backupMode\":\"X\"}\n" % PATH, "http"
    yield 'POST %s\nContent-Type: application/json\n\n{"{{hidden}}":{"{{hidden}}":1},"backupMode":"X"}\n' % PATH, "http"
    yield 'POST %s\nContent-Type: application/json\n\n{"backupMode":"{{hidden}}","x":{{hidden}}}\n' % PATH, "http"


class Run:
    def __init__(self, program):
        self.program, self.outputs, self.shown = program, 0, []

    def said(self, folder, arguments, command=("check", "--max-errors", "0")):
        done = subprocess.run([self.program, *command, "--no-config"] + arguments + ["."],
                              cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode not in (0, 1, 2, 3):
            raise RuntimeError("exit status %d of %s" % (done.returncode, arguments))
        return done.stdout.decode("utf-8", "replace")

    def search(self, folder, words, arguments, command=("check", "--max-errors", "0")):
        """`words` are the canaries, each with the file it stands in."""
        ways = [["--format", f, "--lang", l] for f in FORMATS for l in LANGUAGES] + [["--fix", "--dry-run"]]
        if command[0] == "replay":
            ways = [["--format", f] for f in ("text", "json", "markdown")] + [["--learn", "-"]]
        for way in ways:
            text = self.said(folder, arguments + way, command)
            self.outputs += len(words)
            if "Zq" not in text and "7" not in text:
                continue
            for word, name in words.items():
                at = text.find(word)
                if at >= 0:
                    line = text[text.rfind("\n", 0, at) + 1:at + len(word) + 20].split("\n")[0]
                    self.shown.append("%s %s: %s" % (name, " ".join(way), line[-160:]))


def write(folder, kind, number, text):
    name = "f%05d.%s" % (number, kind)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)
    return name


def write_exchanges(folder, names, values, canaries):
    """The same bodies, and requests, as recorded exchanges on lines."""
    words, lines = {}, []
    for source in [bodies(n, canaries) for n in names] + [telling(v, canaries) for v in values]:
        for kind, word, text in source:
            # An object that is called accessKey may hold parts with names of their own: nothing documents it here.
            if kind != "json" or "\n" in text or '{"a":{"b"' in text:
                continue
            words.setdefault(word, text)
            for body in (text, json.dumps(text)):
                lines.append('{"body":"%s","request":{"method":"POST","url":"%s","body":%s},"response":{"status":200,"body":%s}}'
                             % (canaries.word(), PATH, body, body))
    for name in names:
        word = canaries.word()
        words.setdefault(word, name)
        for url in ("%s?%s=%s" % (PATH, name, word), "http://user:%s@host%s" % (word, PATH), "/api/v2/no?%s=%s" % (name, word)):
            lines.append(json.dumps({"request": {"method": "POST", "url": url, "headers": {name: word, "Authorization": word}}}))
    write(folder, "jsonl", 0, "\n".join(lines) + "\n")
    return words


def plant(run, seed, names, values):
    canaries = Canaries(seed)
    with tempfile.TemporaryDirectory() as scratch:
        folders = {kind: os.path.join(scratch, kind) for kind in ("own", "http", "lines", "env")}
        for folder in folders.values():
            os.mkdir(folder)
        schema = os.path.join(scratch, "schema.json")
        with open(schema, "w", encoding="utf-8") as file:
            json.dump(own_schema(names), file)
        words = {}
        for source in [bodies(n, canaries) for n in names] + [telling(v, canaries) for v in values]:
            for kind, word, text in source:
                words.setdefault(word, text)
                write(folders["own"], kind, len(os.listdir(folders["own"])), text)
        run.search(folders["own"], words, ["--schema", schema])
        words = {}
        for source in [unjudged(canaries)] + [requests(n, canaries) for n in names] + [telling_requests(v, canaries) for v in values]:
            for word, text in source:
                words.setdefault(word, text)
                write(folders["http"], "http", len(os.listdir(folders["http"])), text)
        run.search(folders["http"], words, [])
        run.search(folders["http"], words, [], ("replay",))
        words = write_exchanges(folders["lines"], names, values, canaries)
        run.search(folders["lines"], words, [])
        run.search(folders["lines"], words, [], ("replay",))
        run.search(folders["lines"], words, [], ("check", "--format", "jsonl", "--key", "body"))
        hidden = canaries.word()
        with open(os.path.join(scratch, "variables"), "w", encoding="utf-8") as file:
            file.write("hidden=%s\n" % hidden)
        for number, (text, kind) in enumerate(environment(canaries)):
            write(folders["env"], kind, number, text)
        run.search(folders["env"], {hidden: "environment"}, ["--env-file", os.path.join(scratch, "variables")])


def hidden_without_need(run, names):
    """What is no secret is shown: masks help nobody to put a document right."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        schema = os.path.join(folder, "schema")
        with open(schema, "w", encoding="utf-8") as file:
            json.dump({"properties": {n: {"type": "integer"} for n in names}}, file)
        for number, name in enumerate(names):
            write(folder, "json", number, '{%s:"see me"}' % quoted(name))
        text = run.said(folder, ["--schema", schema, "--format", "text"])
        if text.count("see me") < len(names):
            wrong.append(text)
        with open(schema, "w", encoding="utf-8") as file:
            json.dump({"properties": {"tokenCount": {"maximum": 5}, "passwordPolicy": {"enum": ["WEAK"]},
                                      "password": {"x-ocpv-secret": False, "maxLength": 2}}}, file)
        for old in os.listdir(folder):
            if old.endswith(".json"):
                os.remove(os.path.join(folder, old))
        write(folder, "json", 0, '{"tokenCount":123456,"passwordPolicy":"STRONG","password":"seen"}')
        text = run.said(folder, ["--schema", schema, "--format", "text"])
        wrong += [text for shown in ("123456", "STRONG", "seen") if shown not in text]
    return wrong


def main():
    program, wanted = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    everything = lines_of("names.txt")
    middle = everything.index("visible")
    names, visible, values = everything[:middle], everything[middle + 1:], lines_of("values.txt")
    run, seed = Run(program), 1
    while run.outputs < wanted and not run.shown:
        plant(run, seed, names, values)
        seed += 1
    hidden = hidden_without_need(run, visible)
    for line in run.shown[:40] + hidden:
        print(line)
    print("%d outputs, %d canaries shown, %d values hidden without need" % (run.outputs, len(run.shown), len(hidden)))
    return 1 if run.shown or hidden else 0


if __name__ == "__main__":
    sys.exit(main())
