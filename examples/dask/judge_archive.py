#!/usr/bin/env python3
"""Judges an archive of recorded requests, larger than one machine, on the workers of a Dask cluster.

    judge_archive.py --scheduler tcp://HOST:8786 --out answers/ archive/*.jsonl     on a cluster
    judge_archive.py --local archive/*.jsonl                                        in this process

Each file is cut into blocks at line ends. A task pipes its block through `ocpv check --format jsonl` and gives back sums;
with --out it also leaves the answers, a line for each line, in a file of its own. A task may be run again, on another
worker, without anything being counted twice: what it gives depends on its block alone, and its file is there whole or not
at all. The files, the program and --out must have the same paths on every worker.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
import threading

PIECE = 1 << 20  # What is read at a time.
UNFINISHED = ".unfinished-"  # How files begin that are not whole yet.


def line_start(file, at):
    """Where the first line begins that does not begin before `at`."""
    if at == 0:
        return 0
    file.seek(at - 1)
    while piece := file.readline(PIECE):
        if piece.endswith(b"\n"):
            break
    return file.tell()


def pour(path, first, last, sink, lines):
    """The bytes [first, last) of a file, and how many lines they are."""
    ended = True
    with open(path, "rb") as file, sink:
        file.seek(first)
        while first < last and (piece := file.read(min(PIECE, last - first))):
            first += len(piece)
            lines[0] += piece.count(b"\n")
            ended = piece.endswith(b"\n")
            try:
                sink.write(piece)
            except BrokenPipeError:
                return  # What ended says why.
    lines[0] += 0 if ended else 1


def judge_block(path, begin, end, command, answers):
    """Sums over the lines of a file that begin in [begin, end). `answers` is the file to leave them in, or None."""
    with open(path, "rb") as file:
        first, last = line_start(file, begin), line_start(file, end)
    sums = collections.Counter()
    lines = [0]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        feeder = threading.Thread(target=pour, args=(path, first, last, program.stdin, lines))
        feeder.start()
        kept = None
        if answers:
            kept = tempfile.NamedTemporaryFile(dir=os.path.dirname(answers), prefix=UNFINISHED, delete=False)
        try:
            for line in program.stdout:
                count(json.loads(line), sums)
                if kept:
                    kept.write(line)
            feeder.join()
            if program.wait() != 0:
                raise RuntimeError(f"{path}: {command[0]} ended with status {program.returncode}")
            if sums["lines"] != lines[0]:
                raise RuntimeError(f"{path}: {lines[0]} lines, but {sums['lines']} answers")
            if kept:
                kept.close()
                os.replace(kept.name, answers)
                kept = None
        finally:
            program.kill()
            feeder.join()
            if kept:
                os.unlink(kept.name)
    return dict(sums)


def count(answer, sums):
    sums["lines"] += 1
    sums["verdict " + answer["verdict"]] += 1
    if answer["operation"]:
        sums[f"operation {answer['operation']} {answer['verdict']}"] += 1
    for one in answer["diagnostics"]:
        sums[f"{one['severity']} {one['id']}"] += 1


def blocks_of(paths, size, out):
    """(path, begin, end, where its answers go) of every block."""
    number = 0
    for path in paths:
        length = os.stat(path).st_size
        for begin in range(0, length, size):
            answers = os.path.join(out, f"part-{number:06}.jsonl") if out else None
            yield os.path.abspath(path), begin, min(begin + size, length), answers
            number += 1


def run_local(blocks, command):
    for path, begin, end, answers in blocks:
        yield judge_block(path, begin, end, command, answers)


def run_on_cluster(blocks, command, scheduler):
    import distributed

    is_file = os.path.exists(scheduler)
    where = {"scheduler_file": scheduler} if is_file else {"address": scheduler}
    with distributed.Client(**where) as client:
        # Not pure: a worker that is lost takes its results with it, and the files of its tasks are written anew.
        futures = [client.submit(judge_block, path, begin, end, command, answers, pure=False, retries=3)
                   for path, begin, end, answers in blocks]
        for future in distributed.as_completed(futures):
            yield future.result()
            future.release()


def forget_unfinished(out):
    """What workers that were killed have left behind."""
    for name in os.listdir(out):
        if name.startswith(UNFINISHED):
            os.unlink(os.path.join(out, name))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--scheduler", help="address or file of a Dask scheduler")
    where.add_argument("--local", action="store_true", help="in this process")
    parser.add_argument("--out", help="a folder for the answers, empty or new")
    parser.add_argument("--block-bytes", type=int, default=256 << 20, help="about how much a task judges (256 MiB)")
    parser.add_argument("--program", default="ocpv", help="the program (ocpv)")
    parser.add_argument("--option", action="append", default=[], help="an option for it, such as --key=id; repeatable")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    if arguments.block_bytes < 1:
        parser.error("--block-bytes must be 1 at least")
    out = os.path.abspath(arguments.out) if arguments.out else None
    if out:
        os.makedirs(out, exist_ok=True)
        if os.listdir(out):
            parser.error(f"{out} is not empty")
    # One thread: the cluster has as many tasks as it has cores.
    command = [arguments.program, "check", "--format", "jsonl", "--fail-on", "never", "--jobs", "1", *arguments.option, "-"]
    blocks = list(blocks_of(arguments.files, arguments.block_bytes, out))
    run = run_local(blocks, command) if arguments.local else run_on_cluster(blocks, command, arguments.scheduler)
    total = collections.Counter()
    try:
        for done, sums in enumerate(run, 1):
            total.update(sums)
            print(f"blocks: {done} of {len(blocks)}", file=sys.stderr, flush=True)
    except (OSError, RuntimeError) as fault:  # A sum of some of the blocks would look like that of all.
        sys.exit(f"judge_archive: {fault}")
    if out:
        forget_unfinished(out)
    print(json.dumps(dict(sorted(total.items())), indent=1))


if __name__ == "__main__":
    main()
