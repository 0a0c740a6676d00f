"""load.py PORT SECONDS CONNECTIONS RIGHT_JSON AUTHORIZATION: asks as fast as it can, one process for each connection. One
question in four is wrong, with a value of its own that its answer must name."""

import http.client
import multiprocessing
import sys
import time

port, seconds, connections = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
right = open(sys.argv[4], "rb").read()
headers = {"Authorization": sys.argv[5], "Content-Type": "application/json", "X-Original-Method": "POST",
           "X-Original-URI": "/api/v2/ob/clusters/31/tenants/207/backup/backupNow"}


def ask(number):
    """(asked, lost or wrong, seconds in all) of one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asked = failed = 0
    begin = now = time.monotonic()
    while now - begin < seconds:
        own = f"W{number}_{asked}"
        is_wrong = asked % 4 == 3
        connection.request("POST", "/judge", right.replace(b"FULL_BACKUP", own.encode()) if is_wrong else right, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        is_right_answer = answer.status == 400 and f"'{own}'" in text if is_wrong else answer.status == 204 and not text
        asked, failed, now = asked + 1, failed + (not is_right_answer), time.monotonic()
    return asked, failed, now - begin


with multiprocessing.Pool(connections) as pool:
    results = pool.map(ask, range(connections), chunksize=1)
asked, failed = sum(r[0] for r in results), sum(r[1] for r in results)
spent = sum(r[2] for r in results) / asked * 1e6
print(f"{asked} asked, {failed} lost, mixed up or with another verdict; {asked / seconds:.0f} a second, {spent:.0f} us each")
sys.exit(1 if failed or not asked else 0)
