"""What a process wrote, synced and sent, in the order in which it happened, as strace tells it."""
import dataclasses
import os
import re
import time

# What is traced is the process itself that was started, not a child of strace: a signal reaches it.
WATCHED = ["strace", "-D", "-f", "-q", "-e", "signal=none"]
TRACED = "pwrite64,pwritev,ftruncate,fsync,fdatasync,unlink,sendto,sendmsg,writev"
COMMAND = [*WATCHED, "-y", "-xx", "-s", "10000000", "-e", f"trace={TRACED}"]
WHOLE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
BEGUN = re.compile(r"(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
ENDED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclasses.dataclass
class Event:
    """One call of the system. It began before the event `begin` of the list, and was over at its own place."""

    call: str
    path: str
    data: bytes
    arguments: list
    begin: int


def lines(file):
    """The lines of a trace whose process has ended, once strace has written them all."""
    end = time.monotonic() + 30
    while True:
        found = file.read_text().splitlines()
        if found and "+++" in found[-1]:
            return found
        assert time.monotonic() < end, found[-1:]
        time.sleep(0.05)


def text(escaped):
    return bytes.fromhex(escaped.replace("\\x", ""))


def path(arguments):
    """The file or socket of a call: `5</data/jadwal.sqlite-wal>`, or the name of a file that is removed."""
    found = re.match(r"\d+<([^>]*)>", arguments)
    if not found:
        return text(TEXT.search(arguments)[1]).decode() if TEXT.search(arguments) else ""
    name = found[1]
    return text(name).decode() if name.startswith("\\x") else name


def read(lines):
    """The events of a trace, in the order of their ends. A call that was never over is left out."""
    begun, events = {}, []
    for line in lines:
        if match := WHOLE.match(line):
            _, call, arguments, result = match.groups()
            begin = len(events)
        elif match := BEGUN.match(line):
            begun[match[1], match[2]] = match[3], len(events)
            continue
        elif match := ENDED.match(line):
            thread, call, rest, result = match.groups()
            if (thread, call) not in begun:
                continue
            arguments, begin = begun.pop((thread, call))
            arguments += rest
        else:
            continue
        if int(result) < 0:
            continue
        data = b"".join(map(text, TEXT.findall(arguments)))
        plain = TEXT.sub("", re.sub(r"^\d+<[^>]*>", "", arguments))
        events.append(Event(call, path(arguments), data[:int(result)] if "write" in call else data,
                            [int(number) for number in re.findall(r"(?<![\w])\d+(?![\w])", plain)], begin))
    return events


class Disk:
    """The files of a database as a disk without power holds them, at any moment of a trace. What was synced is there;
    of what was written since, `chance` says what is: all, nothing, or any part, of the last sector a half."""

    def __init__(self, folder, name):
        self.name, self.first = name, {}
        for file in (name, name + "-wal"):
            whole = os.path.join(folder, file)
            self.first[file] = open(whole, "rb").read() if os.path.exists(whole) else b""
        self.kept = {file: bytearray(content) for file, content in self.first.items()}
        self.loose = {file: [] for file in self.first}

    def take(self, number, event):
        """Lets one event happen."""
        file = os.path.basename(event.path)
        if file not in self.kept:
            return
        if event.call == "pwrite64":
            self.loose[file].append((number, event.arguments[-1], event.data))
        elif event.call in ("ftruncate", "unlink"):
            size = event.arguments[-1] if event.call == "ftruncate" else 0
            self.loose[file].append((number, size, None))
        elif event.call in ("fsync", "fdatasync"):
            # What was over before the sync began is safe once it is over.
            safe = [write for write in self.loose[file] if write[0] < event.begin]
            self.loose[file] = [write for write in self.loose[file] if write[0] >= event.begin]
            for _, place, data in safe:
                put(self.kept[file], place, data)

    def write(self, folder, chance):
        """Writes the files as they are found when power is back."""
        for file, kept in self.kept.items():
            content, share = bytearray(kept), chance.choice([0, 0, 1, chance.random()])
            for _, place, data in self.loose[file]:
                if chance.random() < share:
                    whole = data is None or share == 1 or chance.random() < 0.7
                    put(content, place, data if whole else data[:chance.randrange(len(data)) // 512 * 512])
            target = os.path.join(folder, file)
            if content:
                with open(target, "wb") as out:
                    out.write(content)
            elif os.path.exists(target):
                os.remove(target)


def put(content, place, data):
    """Writes bytes into a file's content; without any, cuts it off or lengthens it there."""
    if data is None:
        del content[place:]
        content.extend(b"\0" * (place - len(content)))
        return
    content.extend(b"\0" * (place - len(content)))
    content[place:place + len(data)] = data
