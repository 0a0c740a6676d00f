"""run.py SOURCE PREFIX SECTION [--refresh]: runs the commands of one section of docs/first-hour.md as a new user would.

They run in one shell, in a home folder that holds nothing else; what they print is held against the page. What installs
packages or builds is taken as done: PREFIX holds an installed copy.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# Of each section: where it is run, what lies there, and how many commands it may take.
SECTIONS = {
    "platform": ("## A platform engineer", "ocp-requests", 6),
    "service": ("## A service author", None, 5),
    "documentation": ("## A documentation owner", "pages", 2),
}
DONE = re.compile(r"^(~/ocpv/dev build release|sudo (cmake --install|apt-get install) .*)$")
SKIPPED = 77


def section_of(page, heading):
    start = page.index(heading)
    end = page.find("\n## ", start + 1)
    return start, len(page) if end < 0 else end


def fences_of(text):
    """(language, first character, end, content) of each fence."""
    return [(found[1], found.start(2), found.end(2), found[2]) for found in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S)]


def steps_of(console):
    """Commands, each with what it should print."""
    steps = []
    for line in console.splitlines(keepends=True):
        if line.startswith("$ "):
            steps.append([line[2:].rstrip("\n"), ""])
        elif steps:
            steps[-1][1] += line
    return steps


def stand_in(source, home):
    """A repository that `git clone https://git.example.com/ocpv` gives: what a user touches of ours."""
    remote = home.parent / "remote"
    for name in ("examples", "integrations/python"):
        shutil.copytree(source / name, remote / name)
    shutil.copy(source / "dev", remote)
    git = ["git", "-C", str(remote), "-c", "user.name=a", "-c", "user.email=a@example.com"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run([*git, *command], check=True)
    (home / ".gitconfig").write_text(
        f"[user]\n\tname = a\n\temail = a@example.com\n[init]\n\tdefaultBranch = main\n"
        f'[url "{remote}"]\n\tinsteadOf = https://git.example.com/ocpv\n')


def surroundings(prefix, home):
    library = next(path.parent for path in sorted(prefix.rglob("libocpv.so")))
    return {
        "HOME": str(home), "PATH": f"{prefix}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8",
        "LD_LIBRARY_PATH": str(library), "PKG_CONFIG_PATH": f"{library}/pkgconfig", "GIT_CONFIG_NOSYSTEM": "1",
        "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_CACHE_DIR": "1", "PIP_ROOT_USER_ACTION": "ignore", "PYTHONWARNINGS": "ignore",
    }


def run_steps(steps, folder, around):
    """One shell for all; a line that nothing prints parts what they print."""
    mark = "=== that was it"
    script = "exec 2>&1\n" + "".join(
        f"{'true' if DONE.match(command) else command}\necho '{mark}'\n" for command, _ in steps)
    ran = subprocess.run(["bash", "-c", script], cwd=folder, env=around, capture_output=True, text=True, timeout=300)
    return ran.stdout.split(mark + "\n")


def prepare(name, source, folder, fences):
    data = SECTIONS[name][1]
    if name == "platform":
        shutil.copytree(source / "examples/first-hour" / data, folder / data)
        subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    if name == "documentation":
        shutil.copytree(source / "examples/first-hour" / data, folder, dirs_exist_ok=True)
    for language, _, _, content in fences:  # Programs say in their first line what they are called.
        named = re.match(r"(?:/\*|//|#) (judge\.\w+)", content)
        if named:
            (folder / named[1]).write_text(content)


def missing_of(name):
    wanted = {"platform": ["git"], "service": ["git", "cc", "c++", "pkg-config", "pip"], "documentation": []}[name]
    for tool in wanted:
        if shutil.which(tool, path="/usr/bin:/bin") is None:
            return tool
    if name == "service" and subprocess.run(["/usr/bin/python3", "-c", "import setuptools, wheel"], capture_output=True).returncode != 0:
        return "setuptools and wheel of /usr/bin/python3"
    return None


def after_commit(folder, around):
    """Put right, the same requests are committed: the hook refuses mistakes, not requests."""
    script = ("git log -q 2>/dev/null && exit 1\nsed -i 's/whiteList/whitelist/' ocp-requests/twelve.http\n"
              "sed -i 's/\"8\"/8/' ocp-requests/create-a-unit-specification.json\ngit add ocp-requests && git commit -q -m x\n")
    ran = subprocess.run(["bash", "-c", script], cwd=folder, env=around, capture_output=True, text=True)
    return [] if ran.returncode == 0 else ["the requests, put right, are not committed:\n" + ran.stdout + ran.stderr]


def main(source, prefix, name, refresh):
    missing = missing_of(name)
    if missing:
        print(f"SKIPPED: there is no {missing}")
        return SKIPPED
    heading, _, most = SECTIONS[name]
    place = source / "docs/first-hour.md"
    page = place.read_text()
    start, end = section_of(page, heading)
    fences = fences_of(page[start:end])
    console = next(fence for fence in fences if fence[0] == "console")
    steps = steps_of(console[3])
    faults = [] if len(steps) <= most else [f"{len(steps)} commands, and at most {most} are promised"]
    with tempfile.TemporaryDirectory() as scratch:
        home = pathlib.Path(scratch) / "home"
        folder = home / "work"
        folder.mkdir(parents=True)
        around = surroundings(prefix, home)
        stand_in(source, home)
        prepare(name, source, folder, fences)
        if name == "service":  # It has a clone for Python's package, as the section before it made one.
            subprocess.run(["git", "clone", "-q", "https://git.example.com/ocpv", str(home / "ocpv")], env=around, check=True)
        printed = run_steps(steps, folder, around)
        if len(printed) != len(steps) + 1:
            faults.append(f"the shell ended after {len(printed) - 1} commands: {printed[-1]}")
        new = "".join(f"$ {command}\n{said}" for (command, _), said in zip(steps, printed))
        if new != console[3]:
            faults.append(f"the page shows\n{console[3]}and there came\n{new}")
        report = next((fence for fence in fences if fence[0] == "markdown"), None)
        if report and (folder / "report.md").read_text() != report[3]:
            faults.append("report.md is\n" + (folder / "report.md").read_text())
        if refresh:
            for fence, text in ((report, report and (folder / "report.md").read_text()), (console, new)):
                if fence:
                    page = page[:start + fence[1]] + text + page[start + fence[2]:]
            place.write_text(page)
        if name == "platform":
            faults += after_commit(folder, around)
    for fault in faults:
        print("FAILED: " + fault)
    return 1 if faults and not refresh else 0


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3],
              "--refresh" in sys.argv or os.environ.get("OCPV_REFRESH")))
