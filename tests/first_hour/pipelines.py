"""pipelines.py SOURCE PREFIX: runs what examples/ci says, with PREFIX in the place of the package that it installs.

Each shell line is run but those of apt-get; curl gives a file that stands for the package, whose sum is the one that is
asked for. Wrong requests must fail the job, every report that it keeps must be there and be readable, right ones must pass;
a package that is another file must fail it before anything is checked.
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

try:
    import yaml
except ImportError:
    print("SKIPPED: there is no yaml for python3 (Debian package python3-yaml)")
    sys.exit(77)

PACKAGE = b"a package"


def of_github(document):
    job = document["jobs"]["ocp-requests"]
    kept = [step["with"].get("sarif_file") or step["with"]["path"] for step in job["steps"] if "with" in step]
    lines = [line for step in job["steps"] for line in step.get("run", "").splitlines()]
    return job["env"], lines, kept


def of_gitlab(document):
    job = document["ocp-requests"]
    kept = job["artifacts"]["paths"] + list(job["artifacts"]["reports"].values())
    return job["variables"], job["before_script"] + job["script"], kept


def is_readable(path):
    if path.suffix in (".json", ".sarif"):
        json.loads(path.read_text())
    elif path.suffix == ".xml":
        xml.etree.ElementTree.parse(path)
    return path.stat().st_size > 0


def run(lines, variables, prefix, folder, sum_of):
    """The job's shell stops at the first line that fails, as theirs do."""
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "apt-get").write_text("#!/bin/sh\n")
    (tools / "curl").write_text(f"#!/bin/sh\nprintf '%s' '{PACKAGE.decode()}' >\"$2\"\n")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    around = {"PATH": f"{tools}:{prefix}/bin:/usr/bin:/bin", "HOME": str(folder.parent), "LC_ALL": "C.UTF-8", **variables,
              "OCPV_SHA256": hashlib.sha256(sum_of).hexdigest()}
    script = "\n".join(lines).replace("/tmp/ocpv.deb", str(folder.parent / "ocpv.deb"))
    return subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=around, capture_output=True, text=True, timeout=100)


def faults_of(name, source, prefix, take_apart):
    variables, lines, kept = take_apart(yaml.safe_load((source / "examples/ci" / name).read_text()))
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "work"
        shutil.copytree(source / "examples/first-hour/ocp-requests", folder / "ocp-requests")
        wrong_package = run(lines, variables, prefix, folder, b"another one")
        if wrong_package.returncode == 0 or "ocp-requests" in wrong_package.stdout:
            faults.append(f"{name}: a package that is another file was installed")
        ran = run(lines, variables, prefix, folder, PACKAGE)
        if ran.returncode != 1:
            faults.append(f"{name}: wrong requests end with {ran.returncode}: {ran.stdout}{ran.stderr}")
        faults += [f"{name}: {path} was not written" for path in kept if not (folder / path).is_file()]
        faults += [f"{name}: {path} is empty" for path in kept if (folder / path).is_file() and not is_readable(folder / path)]
        for path, wrong, right in (("twelve.http", "whiteList", "whitelist"), ("create-a-unit-specification.json", '"8"', "8")):
            place = folder / "ocp-requests" / path
            place.write_text(place.read_text().replace(wrong, right))
        if (ran := run(lines, variables, prefix, folder, PACKAGE)).returncode != 0:
            faults.append(f"{name}: right requests end with {ran.returncode}: {ran.stdout}{ran.stderr}")
    return faults


def main(source, prefix):
    faults = faults_of("github-workflow.yml", source, prefix, of_github) + faults_of("gitlab-ci.yml", source, prefix, of_gitlab)
    for fault in faults:
        print("FAILED: " + fault)
    return 1 if faults else 0


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
