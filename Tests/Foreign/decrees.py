"""The late decrees of the tables of facts: as files to import, and the calendar as it was before them, by arithmetic of
others."""
import datetime as dt
import re

import oracle

DAYS_OFF = oracle.table("holidays.tsv")
AMENDMENTS = oracle.table("holidays-amendments.tsv")
PUBLISHED = sorted({row["published"] for row in AMENDMENTS})
HEAD = ["date", "name_id", "name_en", "kind", "decree", "published", "withdrawal", "withdrawn"]
# The kind of a day as the table writes it is one that an import knows, too.
FIRST = {row["date"][:4]: re.search(r"\((\d{4}-\d\d-\d\d)\)", row["decree"]).group(1)
         for row in DAYS_OFF if row["date"].endswith("-01-01")}


def table(rows):
    """A file to import: tabs between, one day a line."""
    return "".join("\t".join(row.get(name, "") for name in HEAD) + "\n" for row in [dict(zip(HEAD, HEAD)), *rows])


def first_decree(year):
    """All days off of a year as its first decree had them."""
    added = {row["date"] for row in AMENDMENTS if row["action"] == "add"}
    taken = [row for row in AMENDMENTS if row["action"] == "remove" and row["date"].startswith(year)]
    days = [row for row in DAYS_OFF if row["date"].startswith(year) and row["date"] not in added]
    kept = [{name: row[name] for name in HEAD[:5]} | {"published": FIRST[year]} for row in days]
    gone = [{"date": row["date"], "name_id": f"Libur {row['date']}", "name_en": f"Day off {row['date']}",
             "kind": row["kind"], "decree": kept[0]["decree"], "published": FIRST[year]} for row in taken]
    return table(sorted(kept + gone, key=lambda row: row["date"]))


def late_decree(published):
    """The days that a late decree adds or takes back."""
    names = {row["date"]: row for row in DAYS_OFF}
    rows = []
    for row in AMENDMENTS:
        if row["published"] != published:
            continue
        day = names.get(row["date"], {"name_id": f"Libur {row['date']}", "name_en": f"Day off {row['date']}"})
        its = {"date": row["date"], "name_id": day["name_id"], "name_en": day["name_en"], "kind": row["kind"]}
        rows.append(its | ({"decree": row["decree"], "published": published} if row["action"] == "add" else
                           {"withdrawal": row["decree"], "withdrawn": published}))
    return table(rows)


def days_off(year, known_on):
    """The days off of a year as anybody could know them at the end of a day."""
    days = {dt.date.fromisoformat(row["date"]) for row in DAYS_OFF if row["date"].startswith(year)}
    for row in AMENDMENTS:
        if row["date"].startswith(year) and row["published"] > known_on:
            date = dt.date.fromisoformat(row["date"])
            days = days - {date} if row["action"] == "add" else days | {date}
    return days


def earlier_calendars(source, folder, known_on):
    """A copy of the shipped calendars as they were at the end of a day, years that were decreed later included."""
    folder.mkdir()
    for path in source.glob("*.ics"):
        text = path.read_bytes().decode()
        if path.stem.isdigit() and path.stem in FIRST:
            text = re.sub(r"BEGIN:(VEVENT|VJOURNAL)\r\n.*?END:\1\r\n",
                          lambda part: as_known(part.group(0), max(known_on, FIRST[path.stem])), text, flags=re.DOTALL)
        (folder / path.name).write_bytes(text.encode())
    return folder


def as_known(block, known_on):
    """An entry of a calendar as it was at the end of a day: gone where it was not yet, a holiday where it still was."""
    lines = block.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]
    stated = dict(line.split(":", 1) for line in lines if line.startswith("X-JADWAL"))
    dates = {name: f"{value[:4]}-{value[4:6]}-{value[6:]}" for name, value in stated.items()}
    if dates["X-JADWAL-PUBLISHED;VALUE=DATE"] > known_on:
        return ""
    if dates.get("X-JADWAL-WITHDRAWN;VALUE=DATE", known_on) > known_on:
        comments = [line for line in lines if line.startswith("COMMENT")]
        lines = [line.replace("VJOURNAL", "VEVENT").replace("STATUS:CANCELLED", "STATUS:CONFIRMED") for line in lines
                 if line != comments[-1] and not line.startswith("X-JADWAL-WITHDRAWN")]
    return "\r\n".join(lines) + "\r\n"
