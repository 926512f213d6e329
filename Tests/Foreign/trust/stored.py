"""What is kept of a life, read from the tables by another's program; nothing of ours has a part in it."""
import contextlib
import hashlib
import sqlite3

from trust.lives import STARTS, STATES, STEPS, seconds

OVERLAPS = {
    "a resource is taken twice at a time": """
        SELECT count(*) FROM occupancy a JOIN occupancy b ON a.resource = b.resource AND a.start_at < b.start_at
        WHERE a.end_at > b.start_at""",
    "an officer has two meetings at a time": """
        SELECT count(*) FROM meeting_officer a JOIN meeting_officer b ON a.officer = b.officer AND a.meeting < b.meeting
        JOIN meeting m ON m.id = a.meeting JOIN meeting n ON n.id = b.meeting
        WHERE m.state = 'scheduled' AND n.state = 'scheduled' AND m.start_at < n.end_at AND n.start_at < m.end_at""",
    "a request has two meetings": """
        SELECT count(*) FROM (SELECT request FROM meeting WHERE state = 'scheduled' GROUP BY request HAVING count(*) > 1)""",
    "a meeting stands and takes nobody's time": """
        SELECT count(*) FROM meeting WHERE state = 'scheduled' AND id NOT IN (
          SELECT meeting FROM occupancy WHERE meeting IS NOT NULL)""",
    "time is taken for a meeting that does not stand": """
        SELECT count(*) FROM occupancy JOIN meeting ON meeting.id = occupancy.meeting WHERE state <> 'scheduled'""",
    "time is held for an offer that is over": """
        SELECT count(*) FROM occupancy JOIN rescheduling_option o ON o.id = occupancy.option
        JOIN rescheduling r ON r.id = o.rescheduling WHERE r.state <> 'open'"""}


@contextlib.contextmanager
def opened(data, write=False):
    """The database in a data folder."""
    mode = "rw" if write else "ro"
    with contextlib.closing(sqlite3.connect(f"file:{data}/jadwal.sqlite?mode={mode}", uri=True, timeout=20)) as database:
        yield database
        database.commit()


def broken(database):
    """The rules of time that the tables break."""
    return [what for what, question in OVERLAPS.items() if database.execute(question).fetchone() != (0,)]


def rows(database, question, *values):
    return database.execute(question, values).fetchall()


def of_life(database, life):
    """Everything that is kept of a life, without numbers that another one would not have; `None` where nothing is."""
    found = rows(database, "SELECT id, reference, state FROM request WHERE letter_number = ?", life.mark)
    if not found:
        return None
    assert len(found) == 1, f"{life.mark} is there {len(found)} times"
    (request, reference, state), begin = found[0], seconds(life.day, "00:00")
    if "id" in life.told:
        assert (str(request), reference) == (life.told["id"], life.told["reference"]), f"{life.mark} is another"
    meetings = rows(database, "SELECT start_at - ?, end_at - start_at, sequence, state, room > 0 FROM meeting"
                    " WHERE request = ? ORDER BY id", begin, request)
    documents = rows(database, "SELECT role, name, size, bytes FROM document JOIN content USING (digest)"
                     " WHERE request = ?", request)
    keys = ", ".join("?" * len(STEPS))
    return {
        "state": state, "meetings": meetings,
        "events": rows(database, "SELECT event, remark.history IS NOT NULL FROM history LEFT JOIN remark"
                       " ON remark.history = history.id WHERE request = ? ORDER BY id", request),
        "mails": rows(database, "SELECT event, channel, count(*) FROM outgoing JOIN history ON history.id = history"
                      " WHERE request = ? GROUP BY event, channel ORDER BY event", request),
        "documents": [(role, name, size, hashlib.sha256(content).digest() == life.digest)
                      for role, name, size, content in documents if size == len(content) == len(life.content)],
        "document count": len(documents),
        "taken": rows(database, "SELECT resource > 0, start_at - ?, end_at - start_at, meeting IS NULL FROM occupancy"
                      " WHERE request = ? ORDER BY 1, 2", begin, request),
        "offers": rows(database, "SELECT r.state, o.state, o.start_at - ? FROM rescheduling r JOIN rescheduling_option o"
                       " ON o.rescheduling = r.id WHERE request = ? ORDER BY o.id", begin, request),
        "assigned": rows(database, "SELECT count(*) FROM assignment WHERE request = ?", request),
        "answers": rows(database, f"SELECT count(*) FROM answer WHERE key IN ({keys})", *map(digest, life.keys))}


def digest(key):
    """A key as it is kept: SHA-256, in hexadecimal."""
    return hashlib.sha256(key.encode()).hexdigest()


def sized(state):
    """The same without the sizes of documents, which differ from life to life."""
    return state and state | {"documents": [(role, name, whole) for role, name, _, whole in state["documents"]]}


class Course:
    """What is kept after each call of a life that nobody disturbed."""

    def __init__(self, data, life, call):
        self.after = [None]
        while not life.is_over:
            name = STEPS[life.answered][0]
            life.go_on(call)
            with opened(data) as database:
                self.after.append(sized(of_life(database, life)))
            self.check(name, self.after[-1])

    def check(self, name, state):
        """The part of it that the rules decide."""
        number = len(self.after) - 2
        assert state["state"] == STATES[number], (name, state)
        start = STARTS.get(name)
        standing = [meeting[0] for meeting in state["meetings"] if meeting[3] == "scheduled"]
        hour = [int(start[:2]) * 3600] if start else []
        assert standing == hour, (name, state)
        assert state["answers"] == [(number + 1,)] and state["document count"] == (number > 0), (name, state)
        assert all(whole for _, _, whole in state["documents"]), (name, state)
        assert len([taken for taken in state["taken"] if taken[3]]) == (2 if name.startswith("offer") else 0), (name, state)

    def judge(self, database, life):
        """What is wrong with a life: `None`, "lost" where what was answered is not there, or "torn" where a part of a
        call is."""
        state = sized(of_life(database, life))
        due = [self.after[life.answered]]
        if life.isOpen and not life.is_over:
            due.append(self.after[life.answered + 1])
        if state in due:
            return None
        return "lost" if state in self.after[:life.answered] else f"torn: {state}, due: {due}"
