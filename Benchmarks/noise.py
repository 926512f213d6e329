"""How busy a machine is with other things: waiting until it is quiet, and saying what others used meanwhile. Linux."""
import os
import time

TICKS = os.sysconf("SC_CLK_TCK")


def busy():
    """The seconds that all cores together have worked since the machine started; idle and waiting for disks left out."""
    with open("/proc/stat") as file:
        ticks = list(map(int, file.readline().split()[1:]))
    return (sum(ticks) - ticks[3] - ticks[4]) / TICKS


def wait(limit, below=0.15, step=1.0):
    """Waits until less than `below` cores are in use, for `limit` seconds at most."""
    began = time.monotonic()
    while time.monotonic() - began < limit:
        before = busy()
        time.sleep(step)
        if (busy() - before) / step < below:
            return


class Noise:
    """What others use while its block runs, in cores."""

    def __enter__(self):
        self.before, self.began = busy(), time.monotonic()
        return self

    def __exit__(self, *_):
        self.used, self.wall = busy() - self.before, time.monotonic() - self.began

    def others(self, own):
        """The cores that others used, `own` being the seconds of processor time that were ours."""
        return max(0.0, self.used - own) / max(self.wall, 1e-3)
