#!/usr/bin/env python3
"""Says where the published lists of faults and the file that answers them part.

usage: settled.py SCHEMAS EXPECTED [FILE]

EXPECTED holds `contradictions.json` (what speaks against what inside the pages of the newest version) and `drift.json`
(what its two languages say differently), both read by hand. FILE answers each entry that touches a request: `by` names
the place of the correction that settles it (`at`, or `endpoint`), `read` says why the reader needs none, `open` why
nothing settles it. Exits with 1 where an entry has no answer, an answer no entry, or a correction is not there.
"""
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VERSION = 'V4.2.2'
REQUEST = ('query', 'path', 'header', 'request', 'body', '')


def load(*path):
    with open(os.path.join(*path), encoding='utf-8') as file:
        return json.load(file)


def operations_of_pages(schemas):
    """The id of the operation that each page of the newest version documents."""
    known = {}
    for operation in sorted(os.listdir(schemas)):
        path = os.path.join(schemas, operation, 'versions.json')
        if not os.path.exists(path):
            continue
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for page in re.findall(VERSION + r'/(?:zh-CN|en-US)/([^"]+\.md)', text):
            known[page] = operation
    return known


def entries_of(expected, operations):
    """(list, operation, kind, what) of each entry that touches a request."""
    contradictions = load(expected, 'contradictions.json')
    for language in ('zh-CN', 'en-US'):
        for entry in contradictions[language]:
            if entry['side'] in ('response', 'page') or entry['class'] == 'note':
                continue
            what = entry.get('pointer') or (entry.get('value', '') if entry['kind'] == 'url-query' else '')
            yield 'contradictions', operations.get(entry['page'], entry['page']), entry['kind'], what
    for entry in load(expected, 'drift.json'):
        if entry.get('section', '') in REQUEST:
            yield 'drift', operations.get(entry['page'], entry['page']), entry['kind'], entry.get('pointer', '')


def places_of_corrections(schemas, operation):
    path = os.path.join(schemas, operation, 'corrections.json')
    if not os.path.exists(path):
        return set()
    corrections = load(path)['corrections']
    return {one.get('at', 'endpoint') for one in corrections if one.get('because')}


def main():
    schemas, expected = sys.argv[1:3]
    answers = load(sys.argv[3] if len(sys.argv) > 3 else os.path.join(HERE, 'settled.json'))
    wanted = set(entries_of(expected, operations_of_pages(schemas)))
    given = {}
    faults = []
    for name in ('contradictions', 'drift'):
        for answer in answers[name]:
            key = (name, answer['operation'], answer['kind'], answer.get('at', ''))
            if key in given:
                faults.append('answered twice: %s' % (key,))
            given[key] = answer
            if len([word for word in ('by', 'read', 'open') if answer.get(word)]) != 1:
                faults.append('not one answer: %s' % (key,))
            if 'by' in answer and answer['by'] not in places_of_corrections(schemas, answer['operation']):
                faults.append('no correction of %s at %s' % (answer['operation'], answer['by']))
    faults += ['no answer: %s' % (key,) for key in sorted(wanted - set(given))]
    faults += ['no such entry: %s' % (key,) for key in sorted(set(given) - wanted)]
    for fault in faults:
        print(fault)
    counts = {word: sum(1 for answer in given.values() if word in answer) for word in ('by', 'read', 'open')}
    print('%d entries: %d corrected, %d settled by the reading, %d open' %
          (len(wanted), counts['by'], counts['read'], counts['open']))
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
