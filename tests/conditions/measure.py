#!/usr/bin/env python3
"""Walks a list of conditions that was read by hand: each must be a rule of the contracts, argued, or known to be open.

usage: measure.py OCPV PAGES LIST [--contract FILE]... [--verdicts FILE] [--most-open N] [--show]

PAGES holds one folder of pages for each language; LIST the conditions: the operation, the place, what kind, and on which
values of which field; --contract names an `operation.json` that is read besides. A condition is found when the contract
of some language has a rule of its kind at its place that depends on the same values of the same field. The file of
verdicts has the others, each with a reason: `argued` where no rule can be right (the request does not hold what the
condition asks about), `open` where the page states a rule that is not compiled. Fails on a condition that is none of
these, on more than N that are open, and on a verdict that is stale: its condition is found, or not in LIST. Responses
are not walked.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# What a condition of the list may be called in `operation.json`.
KINDS = {
    'valid-when': {'only_when'},
    'required-when': {'required_when'},
    'unsupported-when': {'never_when', 'only_when'},
    'together': {'together'},
    'max-items-when': {'items_when'},
    'enum-when': {'values_when'},
}


def add_rules(rules, path):
    with open(path, encoding='utf-8') as file:
        operation = json.load(file)
    rules.setdefault(operation['method'] + ' ' + operation['path'], []).extend(operation['rules'])


def rules_of(ocpv, pages, contracts):
    """Rules by method and path, of both languages and of the contracts that are named."""
    rules = {}
    for path in contracts:
        add_rules(rules, path)
    for language in sorted(os.listdir(pages)):
        with tempfile.TemporaryDirectory() as out:
            made = subprocess.run([ocpv, 'generate', os.path.join(pages, language), '--out', out, '-q'],
                                  capture_output=True, text=True)
            if made.returncode != 0:
                sys.exit(made.stderr)
            for folder in sorted(os.listdir(out)):
                path = os.path.join(out, folder, 'operation.json')
                if os.path.exists(path):
                    add_rules(rules, path)
    return rules


def place_of(entry, pointer):
    """Part and pointer as `operation.json` has them: parameters stand below their place."""
    if entry['section'] == 'request':
        return 'request', pointer
    return 'parameters', '/' + entry['section'] + pointer


def texts_of(values):
    return {str(value).lower() if isinstance(value, bool) else str(value) for value in values}


def is_found_group(entry, rules):
    """All fields that the condition names belong to one rule, each a name of the same part."""
    wanted = {place_of(entry, pointer) for pointer in [entry['pointer'], *entry['when']]}
    return any(rule['kind'] in KINDS[entry['rule']] and
               wanted == {(rule['part'], pointer) for pointer in [rule['pointer'], *rule['others']]}
               for rule in rules.get(entry['op'], []))


def is_found_count(entry, rules):
    """The list of conditions says of a count only that there is one: a rule of that kind counts the items of some list."""
    return any(rule['kind'] in KINDS[entry['rule']] and {'min_items', 'max_items'} & set(rule['when']) and
               (rule['part'], rule['pointer']) == place_of(entry, entry['pointer'])
               for rule in rules.get(entry['op'], []) if 'when' in rule)


def is_found(entry, rules):
    kinds = KINDS.get(entry['rule'])
    if kinds is None:
        return False
    if not entry.get('when'):
        return is_found_count(entry, rules)
    if entry['rule'] == 'together':
        return is_found_group(entry, rules)
    (field, values), *more = entry['when'].items()
    for rule in [] if more else rules.get(entry['op'], []):
        if entry['rule'] == 'max-items-when' and 'max_items' not in rule:
            continue
        if rule['kind'] not in kinds or (rule['part'], rule['pointer']) != place_of(entry, entry['pointer']):
            continue
        if (rule['part'], rule['when']['pointer']) != place_of(entry, field):
            continue
        told, other = (texts_of(rule['when'].get(name, [])) for name in ('in', 'not_in'))
        wanted = texts_of(values)
        # Not supported for A is the same as: only for the others.
        by_others = entry['rule'] == 'unsupported-when' and rule['kind'] == 'only_when'
        if (other == wanted or told and not told & wanted) if by_others else told == wanted:
            return True
    return False


def key(entry):
    return (entry['op'], entry['pointer'], entry['rule'])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('ocpv')
    parser.add_argument('pages')
    parser.add_argument('list')
    parser.add_argument('--contract', action='append', default=[])
    parser.add_argument('--verdicts', default=os.path.join(HERE, 'verdicts.json'))
    parser.add_argument('--most-open', type=int, default=0)
    parser.add_argument('--show', action='store_true')
    args = parser.parse_args()
    with open(args.list, encoding='utf-8') as file:
        entries = [one for one in json.load(file)['rules'] if one['section'] != 'response']
    with open(args.verdicts, encoding='utf-8') as file:
        verdicts = {key(one): one for one in json.load(file)['verdicts']}
    for one in verdicts.values():
        if one['verdict'] not in ('argued', 'open') or not one['because']:
            sys.exit(f'no verdict with a reason: {one}')
    rules = rules_of(args.ocpv, args.pages, args.contract)
    groups = {'found': [], 'argued': [], 'open': [], 'lost': []}
    for entry in entries:
        verdict = verdicts.get(key(entry), {'verdict': 'lost'})['verdict']
        groups['found' if is_found(entry, rules) else verdict].append(entry)
    stale = set(verdicts) - {key(one) for one in groups['argued'] + groups['open']}
    for name, group in groups.items():
        for one in group if args.show or name in ('open', 'lost') else []:
            print(name + ':', *key(one))
    for one in sorted(stale):
        print('stale verdict, its condition is found or not in the list:', *one)
    counts = ', '.join(f'{name} {len(group)}' for name, group in groups.items())
    print(f'conditions of requests: {len(entries)}, {counts}')
    return 1 if groups['lost'] or stale or not entries or len(groups['open']) > args.most_open else 0


if __name__ == '__main__':
    sys.exit(main())
