#!/usr/bin/env python3
"""The reference for free slots: a slot is free where no busy time overlaps it.

    ref.py WORKLOAD.json [--numpy]      lines `staff,epoch`; on standard error
                                        `inner_ms=`, reading and printing left out
"""
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from gen import windows  # noqa: E402


def grid(workload, step):
    """The start of every slot of the office windows."""
    return [start for a, b in windows(workload) for start in range(a, b - step + 1, step)]


def free(workload):
    """`(staff, starts)` for each member, in plain Python."""
    step = workload["slot_min"] * 60
    starts, out = grid(workload, step), []
    for member in workload["staff"]:
        busy, at, far, kept = sorted(map(tuple, member["busy"])), 0, -1 << 60, []
        for start in starts:
            while at < len(busy) and busy[at][0] < start + step:
                far = max(far, busy[at][1])
                at += 1
            if far <= start:
                kept.append(start)
        out.append((member["id"], kept))
    return out


def free_by_numpy(workload, np):
    """The same by counting: busy times begun before a slot ends, less those ended when it starts."""
    step = workload["slot_min"] * 60
    starts, out = np.array(grid(workload, step), dtype=np.int64), []
    for member in workload["staff"]:
        busy = np.array(member["busy"], dtype=np.int64).reshape(-1, 2)
        begun = np.searchsorted(np.sort(busy[:, 0]), starts + step, "left")
        ended = np.searchsorted(np.sort(busy[:, 1]), starts, "right")
        out.append((member["id"], starts[begun == ended].tolist()))
    return out


def lines(answer):
    """The answer as lines `staff,epoch`."""
    return "".join(f"{member},{start}\n" for member, starts in answer for start in starts)


def main():
    with open(sys.argv[1]) as file:
        workload = json.load(file)
    numpy = __import__("numpy") if "--numpy" in sys.argv else None
    began = time.perf_counter()
    answer = free_by_numpy(workload, numpy) if numpy else free(workload)
    print(f"inner_ms={(time.perf_counter() - began) * 1e3:.3f}", file=sys.stderr)
    sys.stdout.write(lines(answer))


if __name__ == "__main__":
    main()
