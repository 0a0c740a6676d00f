#!/usr/bin/env python3
"""usage: tests/mutation/run.py [MODULE...] [--every N] [--jobs N] [--least PERCENT]

Makes every mutant of the modules named (plan, check, reader), runs their tests against each, and lists what no test
noticed. Works on a copy in $OCPV_MUTATION_FOLDER (build/mutation); --every N tries each N-th mutant. Ends with 1 when
a module's share of noticed mutants is below --least, or when survivors.txt excuses a mutant that is no more or that is
noticed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutants import Mutant, mutate

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = Path(os.environ.get("OCPV_MUTATION_FOLDER", ROOT / "build" / "mutation"))
COPY = WORK / "source"
BUILD = WORK / "build"

# The tests of a module, fastest first: a mutant is noticed by the first that fails.
TESTS = {
    "plan": ["unit_plan", "unit_check", "contract", "suite_schema"],
    "walk": ["contract", "unit_check", "document_mutation", "report_test"],
    "explain": ["contract", "unit_check", "document_mutation", "report_test"],
    "reader": ["reader_test", "generate_test"],
}


def run(*command: object, **more) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)


def copy_source() -> None:
    """A fresh copy of what a build needs, without what other builds left."""
    shutil.rmtree(COPY, ignore_errors=True)
    kept_out = shutil.ignore_patterns("build", ".git", "corpus")
    shutil.copytree(ROOT, COPY, ignore=kept_out)
    (COPY / "lib" / "base" / "mutant.h").write_text((HERE / "mutant.h").read_text())
    shared = WORK / "shared"
    if (ROOT.parent / "shared").exists() and not shared.exists():
        shared.symlink_to((ROOT.parent / "shared").resolve())


def write_mutants(module: str, broken: dict[str, set[int]]) -> list[Mutant]:
    """Writes the mutated files of a module into the copy; `broken` are lines that did not compile."""
    mutants: list[Mutant] = []
    for path in sorted((ROOT / "lib" / module).rglob("*")):
        if path.suffix not in (".cc", ".h"):
            continue
        name = path.relative_to(ROOT).as_posix()
        text, made = mutate(path.read_text(), name, len(mutants) + 1, broken.get(name, set()))
        target = COPY / name
        if path.suffix == ".h":
            text = text.replace("#pragma once\n", '#pragma once\n#include "base/mutant.h"\n', 1)
        else:
            text = '#include "base/mutant.h"\n#line 1\n' + text
        if not target.exists() or target.read_text() != text:
            target.write_text(text)
        mutants += made
    return mutants


def build(module: str) -> list[Mutant]:
    """Builds the tests of a module with all its mutants; takes out those that do not compile."""
    if not (BUILD / "build.ninja").exists():
        flags = "-O1 -Wno-error"
        done = run("cmake", "-S", COPY, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", f"-DCMAKE_CXX_FLAGS={flags}",
                   "-DOCPV_WERROR=OFF", "-DOCPV_BUILD_BENCH=OFF")
        if done.returncode != 0:
            sys.exit(done.stderr)
    broken: dict[str, set[int]] = {}
    for _ in range(8):
        mutants = write_mutants(module, broken)
        done = run("cmake", "--build", BUILD, "--target", *TESTS[module], "--", "-k", "0")
        if done.returncode == 0:
            return mutants
        before = {name: set(lines) for name, lines in broken.items()}
        for name, line in re.findall(rf"(lib/{module}/\w+\.\w+):(\d+):\d+: error", done.stdout + done.stderr):
            # #line keeps the numbers of a .cc file; a header has one line more.
            broken.setdefault(name, set()).add(int(line) - (1 if name.endswith(".h") else 0))
        for name, line in re.findall(rf"(lib/{module}/\w+\.\w+):(\d+):\d+:   required from", done.stdout):
            broken.setdefault(name, set()).add(int(line) - (1 if name.endswith(".h") else 0))
        if broken == before:
            sys.exit(f"the mutants of {module} do not compile:\n{(done.stdout + done.stderr)[-4000:]}")
    sys.exit(f"the mutants of {module} still do not compile")


def program(test: str) -> Path:
    found = [path for path in BUILD.rglob(test) if path.is_file() and os.access(path, os.X_OK)]
    if len(found) != 1:
        sys.exit(f"{len(found)} programs are called {test}")
    return found[0]


def noticed_by(programs: list[Path], mutant: Mutant, seconds: list[float]) -> str:
    """The first test that fails when the mutant acts; empty when none does."""
    environment = {**os.environ, "OCPV_MUTANT": str(mutant.number)}
    for test, limit in zip(programs, seconds):
        try:
            done = run("prlimit", "--as=4294967296", test, "--log_level=nothing", "--report_level=no", "--catch_system_errors=no",
                       env=environment, timeout=limit, cwd=test.parent)
        except subprocess.TimeoutExpired:
            return f"{test.name} (no end)"
        if done.returncode != 0:
            return test.name
    return ""


def time_of(test: Path) -> float:
    """How long a test may take: ten times what it takes without a mutant, and ten seconds."""
    clock = os.times().elapsed
    done = run(test, "--log_level=nothing", "--report_level=no", cwd=test.parent)
    if done.returncode != 0:
        sys.exit(f"{test.name} fails without a mutant:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return 10 + 10 * (os.times().elapsed - clock)


def excuses() -> dict[str, str]:
    """survivors.txt: a mutant's name, a tab, and why nothing can notice it."""
    file = HERE / "survivors.txt"
    if not file.exists():
        return {}
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("\t", 1) for line in lines)


def judge(module: str, every: int, jobs: int) -> tuple[int, list[Mutant]]:
    """How many mutants of a module were tried, and those that no test noticed."""
    mutants = build(module)
    programs = [program(test) for test in TESTS[module]]
    seconds = [time_of(test) for test in programs]
    tried = mutants[::every]
    found = []
    with ThreadPoolExecutor(jobs) as pool:
        for test in pool.map(lambda mutant: noticed_by(programs, mutant, seconds), tried):
            found.append(test)
            if len(found) % 100 == 0:
                print(f"{module}: {len(found)} of {len(tried)} tried, {found.count('')} not noticed", file=sys.stderr, flush=True)
    return len(tried), [mutant for mutant, test in zip(tried, found) if not test]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=list(TESTS))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--least", type=float, default=90.0)
    given = parser.parse_args()
    unknown = [module for module in given.modules if module not in TESTS]
    if unknown:
        parser.error(f"no such module: {unknown[0]}; there are {', '.join(TESTS)}")
    copy_source()
    excused, status = excuses(), 0
    for module in given.modules:
        count, survivors = judge(module, given.every, given.jobs)
        open_ones = [mutant for mutant in survivors if mutant.name() not in excused]
        share = 100 * (count - len(open_ones)) / max(count, 1)
        print(f"{module}: {count} mutants, {count - len(survivors)} noticed, {len(survivors) - len(open_ones)} excused, "
              f"{len(open_ones)} survive ({share:.1f} % noticed or excused)")
        for mutant in open_ones:
            print(f"  {mutant.file}:{mutant.line}: {mutant.kind} `{mutant.text}`")
        names = {mutant.name() for mutant in survivors}
        stale = [name for name in excused if name.startswith(f"{module}: ") and name not in names]
        if given.every == 1 and stale:
            print("  excused without need:\n    " + "\n    ".join(stale))
            status = 1
        if share < given.least:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
