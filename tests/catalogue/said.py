"""said.py SCHEMAS PAGES TABLE: what the catalogue enforces stands, letter by letter, in the row that it cites.

Each value of a closed list, each bound and each length is looked for in the cited row, and in the row of the same name of
the same page in the other language. What corrections say has its own evidence. What is said otherwise than by its
letters (a table below, a range of numbers for a list, a percentage) is in TABLE, with the words that say it.
"""
import json
import pathlib
import re
import sys

# What a type word says by itself.
OF_TYPES = {-(2**31), 2**31 - 1, -(2**63), 2**63 - 1}
BOUNDS = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")


class Pages:
    def __init__(self, root):
        self.root = root
        self.lines = {}

    def of(self, page):
        if page not in self.lines:
            file = self.root / page
            self.lines[page] = file.read_text().split("\n") if file.exists() else []
        return self.lines[page]

    def rows(self, said, name):
        """The cited row, and those of that name in the other language."""
        own = self.of(said["page"])
        if not 0 < said["line"] <= len(own):
            return None
        other = re.sub("/(zh-CN|en-US)/", lambda found: "/en-US/" if found[1] == "zh-CN" else "/zh-CN/", said["page"])
        named = re.compile(r"^\s*\|[^|]*\b" + re.escape(name) + r"\b[^|]*\|")
        rows = [own[said["line"] - 1], *(line for line in self.of(other) if name and named.match(line))]
        return [row.replace("\\", "").replace("`", "") for row in rows]


def enforced(schema):
    """What is asked of a value here: (keyword, the texts that must stand in a row)."""
    if "enum" in schema:
        yield "enum", [str(value) for value in schema["enum"] if value is not None]
    for keyword in BOUNDS:
        if keyword in schema and schema[keyword] not in OF_TYPES:
            yield keyword, [str(schema[keyword]).lstrip("-")]


def stands(text, rows, is_number):
    if is_number:
        return any(text in re.findall(r"\d+", row.replace(",", "")) for row in rows)
    return any(text in row for row in rows)


def walk(schema, at, pages, found):
    said = schema.get("x-ocpv-said")
    if said and schema.get("x-ocpv-strength") != "corrected":
        rows = pages.rows(said, at.rstrip("/*").rpartition("/")[2])
        for keyword, texts in enforced(schema):
            found["constraints"] += 1
            if rows is None:
                found["faults"].append((at, keyword, "the cited row is not there"))
            elif missing := [one for one in texts if not stands(one, rows, keyword != "enum")]:
                found["faults"].append((at, keyword, "not in its row: " + ", ".join(missing)))
    for name, member in schema.get("properties", {}).items():
        walk(member, f"{at}/{name}", pages, found)
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            walk(schema[keyword], at + "/*", pages, found)


def main(schemas, pages, table):
    known = {place: entry for entry in json.loads(pathlib.Path(table).read_text()) for place in entry["places"]}
    pages = Pages(pathlib.Path(pages))
    used, faults, constraints = set(), [], 0
    for file in sorted(pathlib.Path(schemas).glob("*/V*/*.schema.json")):
        found = {"constraints": 0, "faults": []}
        part = file.name.split(".")[0]
        walk(json.loads(file.read_text()), "", pages, found)
        constraints += found["constraints"]
        for at, keyword, why in found["faults"]:
            place = f"{file.parts[-3]} {part}:{at} {keyword}"
            if place in known:
                used.add(place)
            else:
                faults.append(f"{file.parts[-3]}/{file.parts[-2]} {part}:{at} {keyword}: {why}")
    faults += [f"in the table, but it stands in its row or is enforced no more: {place}" for place in sorted(set(known) - used)]
    print("\n".join(faults) if faults else
          f"{constraints} lists, bounds and lengths stand in their rows, {len(used)} places are said otherwise")
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
