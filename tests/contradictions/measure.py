#!/usr/bin/env python3
"""Measures `ocpv docs` against a list of contradictions that was read by hand.

usage: measure.py OCPV PAGES LIST [--faults FILE] [--show] [--least PERCENT]

PAGES holds one folder of pages for each language (`zh-CN`, `en-US`), LIST the contradictions of each: the page, what
speaks against what (`kind`), and where (`pointer`, `line`). An entry is found when a finding of the kind it may be
told as stands at its place; a finding is right when some entry stands at its place. FILE argues faults of the list:
entries that are no contradictions, and contradictions that the list lacks, page by page, each with a reason; what it
argues about must be told. Differences between the
languages are not measured here. Prints recall and precision; exits with 1 when one is below PERCENT.
"""
import argparse
import json
import os
import subprocess
import sys
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))

# What an entry of the list may be told as.
TOLD_AS = {
    'undocumented': {'example-unknown-key', 'example-of-something-else', 'name-spelt-two-ways', 'wrong-reference'},
    'name': {'name-spelt-two-ways', 'name-in-other-case', 'example-unknown-key', 'example-misses-required'},
    'doc-name': {'name-spelt-two-ways', 'name-in-other-case', 'row-twice', 'path-parameter'},
    'type': {'example-type', 'list-against-type', 'example-misses-required'},
    'int32-range': {'example-type'},
    'int-with-string-enum': {'list-against-type'},
    'enum': {'example-value', 'default-outside-list', 'cell-value'},
    'default-not-in-enum': {'default-outside-list'},
    'example-cell': {'cell-type', 'cell-format', 'url-type', 'example-type'},
    'example-cell-enum': {'cell-value', 'default-outside-list', 'example-value', 'url-value'},
    'example-cell-range': {'cell-range', 'url-range', 'example-range'},
    'format': {'example-format'},
    'missing-required': {'example-misses-required'},
    'parse': {'example-not-json'},
    'path-param-undocumented': {'path-parameter'},
    'url-method': {'url-method'},
    'url-path': {'url-path', 'url-method'},
    'url-query': {'url-unknown-key', 'url-repeats-path', 'name-spelt-two-ways', 'name-in-other-case',
                  'url-broken-query'},
    'url-missing-required': {'url-misses-required', 'name-spelt-two-ways', 'name-in-other-case'},
    'url-slash': {'url-slash', 'url-path'},
}


def place_of(entry):
    side = {'params': '', 'url': ''}.get(entry['side'], entry['side'])
    return side, entry.get('pointer', '')


def at_pointer(entry, pointer):
    """True when a finding's pointer (`request:/a/b`) is the entry's, or what holds it."""
    part, _, rest = pointer.partition(':')
    side, wanted = place_of(entry)
    if side and part not in (side, 'structure'):
        return False
    if part == 'structure':
        return rest.rpartition('/')[2] in wanted.split('/')
    owner = wanted.rpartition('/')[0]
    if entry['kind'] in ('undocumented', 'name'):
        doc = entry.get('doc')
        named = owner + '/' + doc.rpartition('/')[2] if doc else wanted
        above = rest == '' or wanted.startswith(rest + '/')
        return rest in (wanted, named) or above
    if entry['kind'] == 'doc-name':
        return rest.rpartition('/')[2] in (wanted.rpartition('/')[2], entry['doc']) or rest == ''
    if side == '' and entry['side'] == 'params':
        return rest.rpartition('/')[2] == wanted.rpartition('/')[2]
    return rest == wanted


def is_about(entry, finding):
    if finding['page'] != entry['page'] or finding['id'] not in TOLD_AS.get(entry['kind'], ()):
        return False
    if entry['kind'] == 'undocumented' and finding['id'] == 'example-unknown-key':
        name = entry['pointer'].rpartition('/')[2]
        owner = entry['pointer'].rpartition('/')[0]
        return finding['pointer'].partition(':')[2] in (owner, owner + '/' + name) and \
            any((' %s,' % part) in finding['message'] for part in entry['pointer'].split('/')) or \
            is_below_told(entry, finding)
    if entry['kind'] == 'parse':
        return finding['pointer'].startswith(entry['side'])
    if entry['side'] == 'url':
        return True if 'value' not in entry or entry['kind'] != 'url-query' else names(entry, finding)
    return at_pointer(entry, finding['pointer'])


def names(entry, finding):
    # The list keeps what the URL has, a finding tells what it stands for.
    return urllib.parse.unquote(entry['value']) in finding['message'] or entry.get('doc', '\0') in finding['message'] or \
        finding['id'] == 'url-broken-query'


def is_below_told(entry, finding):
    """A member of an object that is itself unknown is told with the object."""
    owner = finding['pointer'].partition(':')[2]
    wanted = entry['pointer']
    if not wanted.startswith(owner + '/'):
        return False
    return (' %s,' % wanted[len(owner) + 1:].split('/')[0]) in finding['message']


def findings_of(ocpv, folder):
    done = subprocess.run([ocpv, 'docs', folder, '--format', 'json', '--lang', 'en'], capture_output=True,
                          text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit('docs failed: ' + done.stderr)
    found = []
    for finding in json.loads(done.stdout)['findings']:
        for place in finding['places']:
            page = os.path.relpath(place['first']['page'], folder)
            second = os.path.relpath(place.get('second', place['first'])['page'], folder)
            found.append({'id': finding['id'], 'message': finding['message'], 'pointer': place['pointer'],
                          'page': page, 'second': second, 'operation': place['operation'],
                          'line': place['first'].get('line', 0)})
    return found


def is_fault(fault, language, page, kind, pointer):
    return fault.get('language', language) == language and fault.get('page', page) == page and \
        page in fault.get('pages', [page]) and fault['kind'] == kind and fault.get('pointer', pointer) == pointer


def without_use(faults, told):
    """What the file argues about that is no longer told: (fault, page)."""
    for fault in faults['missing']:
        for page in fault.get('pages', [fault.get('page')]):
            if not any(is_fault(fault, language, one['page'], one['id'], one['pointer']) and page in (None, one['page'])
                       for language, one in told):
                yield fault, page


def measure(entries, findings, language, faults, show):
    entries = [one for one in entries if one['class'] != 'note']
    wrong = [one for one in entries
             if any(is_fault(f, language, one['page'], one['kind'], one.get('pointer', ''))
                    for f in faults['no_contradiction'])]
    kept = [one for one in entries if one not in wrong]
    missed = [one for one in kept if not any(is_about(one, f) or is_about(one, dict(f, page=f['second']))
                                             for f in findings)]
    false = []
    argued = 0
    for finding in findings:
        if any(is_about(one, finding) or is_about(one, dict(finding, page=finding['second'])) for one in entries):
            continue
        if any(is_fault(f, language, finding['page'], finding['id'], finding['pointer'])
               for f in faults['missing']):
            argued += 1
            continue
        false.append(finding)
    recall = 100.0 * (len(kept) - len(missed)) / max(len(kept), 1)
    precision = 100.0 * (len(findings) - len(false)) / max(len(findings), 1)
    print('%s: %d entries (%d argued away), %d findings (%d argued): recall %.1f %%, precision %.1f %%' %
          (language, len(kept), len(wrong), len(findings), argued, recall, precision))
    if show:
        for one in missed:
            print('  missed:', one['page'], one['kind'], one.get('pointer', ''), one.get('value', ''),
                  one.get('line', ''))
        for one in false:
            print('  not in the list:', one['page'], one['line'], one['id'], one['pointer'], one['message'])
    return recall, precision


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument('ocpv')
    words.add_argument('pages')
    words.add_argument('list')
    words.add_argument('--faults', default=os.path.join(HERE, 'faults.json'))
    words.add_argument('--show', action='store_true')
    words.add_argument('--least', type=float, default=0)
    asked = words.parse_args()
    with open(asked.list, encoding='utf-8') as file:
        lists = json.load(file)
    with open(asked.faults, encoding='utf-8') as file:
        faults = json.load(file)
    lowest = 100.0
    told = []
    for language in ('zh-CN', 'en-US'):
        findings = findings_of(asked.ocpv, os.path.join(asked.pages, language))
        told += [(language, one) for one in findings]
        lowest = min(lowest, *measure(lists[language], findings, language, faults, asked.show))
    stale = list(without_use(faults, told))
    for fault, page in stale:
        print('argued, but not told:', fault['kind'], page or fault.get('pointer', ''))
    sys.exit(1 if stale or lowest < asked.least else 0)


if __name__ == '__main__':
    main()
