"""speed.py: what judging costs from Python, by this package and by jsonschema (Debian package python3-jsonschema), what a
middleware adds to a request, and what a second thread brings; all take turns. Processor time, so that what else the machine
does counts little. Ends with 1 where judging is not 10 times as fast as by jsonschema."""

import io
import json
import statistics
import sys
import time

import hosts
import ocpv
import ocpv.wsgi
from hosts import HEADERS, OPERATION, RIGHT, SOURCE, TARGET

ROUNDS = 9
MANY = 20000


def empty_application(environ, start_response):
    start_response("200 OK", [])
    return []


def asker(application):
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": TARGET, "SCRIPT_NAME": "", "QUERY_STRING": "",
               "CONTENT_LENGTH": str(len(RIGHT)), "HTTP_AUTHORIZATION": HEADERS["Authorization"], "CONTENT_TYPE": "application/json"}

    def ask():
        for _ in range(2000):
            list(application({**environ, "wsgi.input": io.BytesIO(RIGHT)}, lambda status, headers: None))

    return ask


def turns(works, clock):
    """The median seconds of one of each work's (work, count), taking turns."""
    spent = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, (work, count) in works.items():
            began = clock()
            work()
            spent[name].append((clock() - began) / count)
    return {name: statistics.median(all_of) for name, all_of in spent.items()}


def main():
    validator = ocpv.Validator()
    bodies = [RIGHT] * MANY
    headers = list(HEADERS.items())
    works = {"is_valid": (lambda: [validator.is_valid(OPERATION, body) for body in bodies], MANY),
             "check": (lambda: [validator.check(OPERATION, body) for body in bodies[:2000]], 2000),
             "check_request": (lambda: [validator.check_request("POST", TARGET, headers, RIGHT) for _ in range(2000)], 2000),
             "verdicts, 1 thread": (lambda: validator.verdicts(OPERATION, bodies, threads=1), MANY),
             "WSGI application": (asker(empty_application), 2000),
             "WSGI application, judged": (asker(ocpv.wsgi.Middleware(empty_application, validator)), 2000)}
    if hosts.has("jsonschema", "python3-jsonschema"):
        import jsonschema

        schema = json.loads((SOURCE / "schemas" / OPERATION / "request.schema.json").read_text("utf-8"))
        other = jsonschema.Draft7Validator(schema)
        works["jsonschema"] = (lambda: [other.is_valid(json.loads(body)) for body in bodies[:200]], 200)
    spent = turns(works, time.process_time)
    for name, seconds in spent.items():
        print(f"{name:28}{1e6 * seconds:10.2f} us of processor time")
    many = bodies * 20
    threads = turns({count: (lambda count=count: validator.verdicts(OPERATION, many, threads=count), 1) for count in (1, 2)},
                    time.perf_counter)
    print(f"{len(many)} bodies by 2 threads in {threads[1] / threads[2]:.2f} times the speed of 1")
    print(f"WSGI: {1e6 * (spent['WSGI application, judged'] - spent['WSGI application']):.1f} us a request more")
    if "jsonschema" not in spent:
        return 0
    print(f"{spent['jsonschema'] / spent['is_valid']:.0f} times the speed of jsonschema")
    return 0 if spent["jsonschema"] > 10 * spent["is_valid"] else 1


sys.exit(main())
