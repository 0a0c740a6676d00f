"""contested.py SCHEMAS TABLE: each contested place of the catalogue has its reason in TABLE, and each reason its place."""
import json
import pathlib
import sys


def contested(schema, at=""):
    """The pointers of a schema's contested places, as corrections write them: members, and * for the items of an array."""
    if "x-ocpv-contested" in schema:
        yield at or "/"
    for name, member in schema.get("properties", {}).items():
        yield from contested(member, at + "/" + name.replace("~", "~0").replace("/", "~1"))
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from contested(schema[keyword], at + "/*")


def place(part, pointer):
    """`request:/a/b`, `query:/page`: parameters stand below the place where they are sent."""
    if part != "parameters":
        return f"{part}:{pointer}"
    where, _, name = pointer[1:].partition("/")
    return f"{where}:/{name}"


def places_of(schemas):
    found = set()
    for file in sorted(schemas.glob("*/V*/*.schema.json")):
        part = file.name.split(".")[0]
        found |= {f"{file.parts[-3]} {place(part, pointer)}" for pointer in contested(json.loads(file.read_text()))}
    return found


def main(schemas, table):
    there = places_of(pathlib.Path(schemas))
    reasons = json.loads(pathlib.Path(table).read_text())
    faults = []
    known = set()
    for entry in reasons:
        if not entry["because"].strip():
            faults.append(f"no reason: {entry['places']}")
        for name in entry["places"]:
            if name in known:
                faults.append(f"twice in the table: {name}")
            known.add(name)
    faults += [f"contested without a reason: {name}" for name in sorted(there - known)]
    faults += [f"no longer contested: {name}" for name in sorted(known - there)]
    print("\n".join(faults) if faults else f"{len(there)} contested places, each with its reason")
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
