#!/usr/bin/env python3
"""Fuzzes everything that takes bytes from outside, guided by coverage, and prints what was tried.

    fuzz.py [TARGET ...] [--seconds N] [--runs N] [--seed N] [--jobs N] [--memory MIB] [--program FILE]

TARGETs are the folders of Tests/FuzzTests/Corpus; all of them where none is named. Each is tried for so many seconds, or
until so many runs are done. What libFuzzer finds worth keeping stays in .build/fuzz/corpus, and the next run goes on from
there; what it finds wrong lies in .build/fuzz/found, to become a seed once it is mended. Exit code 1 where a target
crashes, leaks, breaks a rule of its reader, takes more than a second for one input, or more memory than is allowed.
Standard library only.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
SEEDS = ROOT / "Tests/FuzzTests/Corpus"
KEPT, FOUND = ROOT / ".build/fuzz/corpus", ROOT / ".build/fuzz/found"
TARGETS = sorted(folder.name for folder in SEEDS.iterdir())
# The longest input. A calendar of two years of a person has more, but nothing in it that this has not.
LONGEST = 4096
SECONDS_OF_INPUT = 1
ENVIRONMENT = {
    # What asks for a trace after each crash may never come back.
    "SWIFT_BACKTRACE": "enable=no",
    # What was freed is held back, so that its use is seen, but not a quarter of the memory.
    "ASAN_OPTIONS": "quarantine_size_mb=16:detect_stack_use_after_return=0",
    "G_SLICE": "always-malloc",
    "LSAN_OPTIONS": f"suppressions={ROOT / 'Tests/leaks.supp'}:print_suppressions=0",
}
EDGES = [b"0", b"-1", b"2147483648", b"9223372036854775807", b"99991231T235959Z", b"00010101", b"9999-12-31", b"\r\n ", b"\0",
         b"\xc2\x85", b"\xe2\x80\xae"]


def words(target):
    """A dictionary of libFuzzer's: the words of the seeds, and numbers and dates at the edges."""
    found = set(EDGES)
    for seed in (SEEDS / target).iterdir():
        found |= set(re.findall(rb"[A-Za-z0-9-]{2,40}", seed.read_bytes()))
    path = FOUND / f"{target}.dict"
    path.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in sorted(found)))
    return path


def call(program, target, *words):
    """The command of a target, and the variables that it is run with."""
    return [str(program), *map(str, words)], {**os.environ, **ENVIRONMENT, "FUZZ_TARGET": target}


def seconds_of(program, target, path):
    """How long one input takes by itself, at best: other programs may have had the processor before."""
    command, environment = call(program, target, path)
    times = []
    for _ in range(3):
        output = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace").stderr
        took = re.search(r"in (\d+) ms", output)
        times.append(int(took[1]) / 1000 if took else SECONDS_OF_INPUT)
    return min(times)


def tried(program, target, wanted):
    """Runs one target. Returns its line, and what is wrong."""
    (KEPT / target).mkdir(parents=True, exist_ok=True)
    command, environment = call(
        program, target, KEPT / target, SEEDS / target, f"-seed={wanted.seed}", f"-runs={wanted.runs}",
        f"-max_total_time={wanted.seconds}", f"-max_len={LONGEST}", f"-timeout={10 * SECONDS_OF_INPUT}",
        f"-report_slow_units={SECONDS_OF_INPUT}", f"-rss_limit_mb={wanted.memory}", f"-dict={words(target)}",
        f"-artifact_prefix={FOUND / target}-", "-print_final_stats=1", "-verbosity=1")
    before, begin = set(FOUND.glob(f"{target}-*")), time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace")
    took = time.monotonic() - begin
    stated = {name: int(value) for name, value in re.findall(r"stat::(\w+):\s+(\d+)", done.stderr)}
    runs, memory = stated.get("number_of_executed_units", 0), stated.get("peak_rss_mb", 0)
    kept = sum(1 for _ in (KEPT / target).iterdir())
    line = (f"{target:13} {runs:>10,} runs {took:6.0f} s {runs / took:>9,.0f}/s {memory:5} MiB"
            f" {kept:6} kept, slowest {stated.get('slowest_unit_time_sec', 0)} s")
    problems = []
    for path in sorted(set(FOUND.glob(f"{target}-*")) - before):
        if path.name.startswith((f"{target}-slow-unit-", f"{target}-timeout-")):
            alone = seconds_of(program, target, path)
            if alone < SECONDS_OF_INPUT:
                path.unlink()
                continue
            problems.append(f"{path}: {alone:.1f} s")
        else:
            problems.append(str(path))
    if problems:
        problems += [text for text in done.stderr.splitlines() if re.search("ERROR:|SUMMARY:|Fatal error", text)]
    elif done.returncode:
        problems.append(f"exit code {done.returncode}: {done.stderr[-2000:]}")
    return line, runs, problems


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", choices=[[], *TARGETS])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int, default=-1)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9 + 1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--memory", type=int, default=512)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/fuzz/release/fuzz")
    return parser.parse_args()


def main():
    wanted, code, total = options(), 0, 0
    FOUND.mkdir(parents=True, exist_ok=True)
    print(f"seed {wanted.seed}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(wanted.jobs) as pool:
        running = [pool.submit(tried, wanted.program, target, wanted) for target in wanted.targets or TARGETS]
        for finished in concurrent.futures.as_completed(running):
            line, runs, problems = finished.result()
            total += runs
            print(f"{line}; {'WRONG' if problems else 'nothing wrong'}", flush=True)
            for problem in problems:
                print(f"  {problem}", flush=True)
            code = code or bool(problems)
    print(f"{total:,} runs", flush=True)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
