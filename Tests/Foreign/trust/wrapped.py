"""The program with something between it and the system, when it serves; its other commands run as ever."""
import pathlib
import subprocess

HERE = pathlib.Path(__file__).parent


def wrapped(binary, folder, *words):
    """A program in the folder that is the binary, but serves behind these words of a shell."""
    wrapper = folder / "wrapped"
    command = " ".join([*map(str, words), str(binary), '"$@"'])
    wrapper.write_text(f'#!/bin/sh\ncase $1 in serve) exec {command};; *) exec {binary} "$@";; esac\n')
    wrapper.chmod(0o755)
    return wrapper


class Faults:
    """Faults of the system that can be switched on and off while the service runs."""

    def __init__(self, folder, names=""):
        self.library, self.file = folder / "faults.so", folder / "faults"
        subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", self.library, HERE / "faults.c", "-ldl"], check=True)
        self.words = ["env", f"LD_PRELOAD={self.library}", f"FAULTS={self.file}", f"FAULTS_NAMES='{names}'"]
        self.off()

    def on(self, fault):
        self.file.write_text(fault)

    def off(self):
        self.file.write_text("")
