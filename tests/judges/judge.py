"""judge.py: python-jsonschema judges the lines of write_random_pairs.

Numbers are read as they are written (Decimal), formats are asked for as RFC 3339 has them. Every difference is a fault.
"""
import collections
import datetime
import decimal
import importlib.metadata
import json
import re
import sys

import jsonschema


def is_whole(_, value):
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, decimal.Decimal) and value == value.to_integral_value())


Judge = jsonschema.validators.extend(
    jsonschema.Draft7Validator,
    type_checker=jsonschema.Draft7Validator.TYPE_CHECKER.redefine("integer", is_whole))

TIME = r"(\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-](\d\d):(\d\d))"
formats = jsonschema.FormatChecker(formats=())


@formats.checks("date")
def is_date(text):
    if not isinstance(text, str):
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return False
    try:
        datetime.date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return False
    return True


@formats.checks("time")
def is_time(text):
    if not isinstance(text, str):
        return True
    found = re.fullmatch(TIME, text, re.ASCII)
    return bool(found) and int(found[1]) < 24 and int(found[2]) < 60 and int(found[3]) < 60 and \
        int(found[6] or 0) < 24 and int(found[7] or 0) < 60


@formats.checks("date-time")
def is_date_time(text):
    if not isinstance(text, str):
        return True
    return text[10:11] in ("T", "t") and is_date(text[:10]) and is_time(text[11:])


def read(text):
    return json.loads(text, parse_float=decimal.Decimal)


def main():
    counts = collections.Counter()
    for line in sys.stdin:
        pair = json.loads(line)
        judge = Judge(read(pair["schema"]), format_checker=formats)
        counts["schemas"] += 1
        for document, accepted in zip(pair["documents"], pair["accepted"]):
            counts["documents"] += 1
            counts["accepted"] += accepted
            if judge.is_valid(read(document)) == accepted:
                counts["agree"] += 1
                continue
            counts["open"] += 1
            if counts["open"] <= 10:
                print(f"accepted is {accepted}, python-jsonschema says the opposite: {pair['schema']} of {document}")
    print(f"python-jsonschema {importlib.metadata.version('jsonschema')}: {counts['schemas']} schemas, {counts['documents']} documents "
          f"({counts['accepted']} accepted): {counts['agree']} agree, {counts['open']} differ")
    # A run in which little is accepted or refused compares nothing.
    is_telling = counts["accepted"] * 20 > counts["documents"] > counts["accepted"]
    if not is_telling:
        print("too few documents of one kind")
    return 0 if counts["open"] == 0 and is_telling else 1


sys.exit(main())
