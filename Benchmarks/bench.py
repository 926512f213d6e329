#!/usr/bin/env python3
"""Measures whole processes: wall time, processor time, peak memory, and that the answer is the same each time.

    bench.py [-n 7] [--sort] [--expect DIGEST] [--stdin FILE] [--quiet SECONDS] -- COMMAND ARGUMENT...

Prints one JSON line with medians. `other_cores` is what other processes used meanwhile: a figure with more than 0.3 is
not worth quoting. A command may write `inner_ms=NUMBER` on standard error; its median is reported too. The digest is of the
lines on standard output, with `--sort` of the sorted lines. Exit code 1 where answers differ, or not as expected.
Standard library only; memory is that of /usr/bin/time where it is installed.
"""
import argparse
import dataclasses
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

from noise import Noise, wait

TIME = "/usr/bin/time"


class Failed(Exception):
    """A command that did not end well; its standard error is the text."""


@dataclasses.dataclass
class Run:
    """One run of a command."""

    wall_ms: float
    cpu_ms: float
    rss_mib: float
    inner_ms: float | None
    other_cores: float
    lines: int
    digest: str
    stdout: bytes


def digest(lines, in_order):
    return hashlib.sha256(b"\n".join(lines if in_order else sorted(lines))).hexdigest()[:16]


def run(command, stdin=None, in_order=True):
    """Runs a command once; `stdin` names a file. The measuring process is kept small, or its memory would be counted."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.NamedTemporaryFile("w+") as memory:
        timed = [TIME, "-q", "-f", "%M", "-o", memory.name] if os.path.exists(TIME) else []
        with open(stdin or os.devnull, "rb") as given, Noise() as noise:
            began = time.perf_counter()
            process = subprocess.Popen([*timed, *map(str, command)], stdin=given, stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        told = err.read().decode("utf8", "replace")
        if process.returncode:
            raise Failed(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{told[-2000:]}")
        out.seek(0)
        stdout, cpu, inner = out.read(), usage.ru_utime + usage.ru_stime, re.findall(r"inner_ms=([\d.]+)", told)
        lines = stdout.splitlines()
        kib = int(memory.read().split()[-1]) if timed else usage.ru_maxrss
        return Run(
            wall * 1e3, cpu * 1e3, kib / 1024, float(inner[-1]) if inner else None, noise.others(cpu), len(lines),
            digest(lines, in_order), stdout)


def median(runs, field):
    """The median of one figure over runs; None where it was not told."""
    figures = [getattr(run, field) for run in runs if getattr(run, field) is not None]
    return statistics.median(figures) if figures else None


def rounds(commands, count, stdin=None, in_order=True, quiet=0):
    """Runs of several commands in turn, `count` times, so that what disturbs one disturbs all: name → its runs."""
    out = {name: [] for name in commands}
    for _ in range(count):
        for name, command in commands.items():
            wait(quiet)
            out[name].append(run(command, stdin, in_order))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=7)
    parser.add_argument("--sort", action="store_true")
    parser.add_argument("--expect", default="")
    parser.add_argument("--stdin")
    parser.add_argument("--quiet", type=float, default=0)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    told = parser.parse_args()
    command = told.command[1:] if told.command[:1] == ["--"] else told.command
    try:
        runs = rounds({"": command}, told.n, told.stdin, not told.sort, told.quiet)[""]
    except Failed as failure:
        sys.exit(str(failure))
    fields = ["wall_ms", "cpu_ms", "rss_mib", "inner_ms", "other_cores"]
    digests = sorted({run.digest for run in runs})
    print(json.dumps({
        "runs": len(runs), "lines": runs[0].lines, "digest": digests,
        **{field: round(value, 2) for field in fields if (value := median(runs, field)) is not None}}))
    return 1 if len(digests) > 1 or (told.expect and digests != [told.expect[:16]]) else 0


if __name__ == "__main__":
    sys.exit(main())
