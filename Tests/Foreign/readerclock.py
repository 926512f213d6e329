"""Days and times as mails write them for their readers, by Python's own zones and words."""
import datetime as dt
import zoneinfo

DAYS = {"id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
        "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()}
MONTHS = {"id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
          "en": "January February March April May June July August September October November December".split()}


def day(moment, language):
    """`Senin, 20 April 2026`."""
    return f"{DAYS[language][moment.weekday()]}, {moment.day} {MONTHS[language][moment.month - 1]} {moment.year}"


def clock(moment, language):
    """`09.00` in Indonesian, `09:00` in English."""
    return moment.strftime("%H.%M" if language == "id" else "%H:%M")


def span(start, end, zone, language):
    """`Senin, 20 April 2026, 09.00–10.00 WITA`, with the office's clocks beside where they show something else."""
    def on(clocks):
        first, last = (each.astimezone(zoneinfo.ZoneInfo(clocks)) for each in (start, end))
        return first, f"{clock(first, language)}–{clock(last, language)}"

    there, times = on(zone)
    text = f"{day(there, language)}, {times} {there.tzname()}"
    here, office = on("Asia/Jakarta")
    if here.utcoffset() == there.utcoffset():
        return text
    date = "" if here.date() == there.date() else day(here, language) + ", "
    return f"{text} ({date}{office} WIB, {'waktu kantor' if language == 'id' else 'office time'})"


def spans(facts):
    """Every span of time that the facts of a mail hold: pairs of its name among them and of start and end."""
    read = dt.datetime.fromisoformat
    for name in ("meeting", "before", "present", "time", *(["declinedCounter"] if "refusedFor" in facts else [])):
        told = facts if name == "meeting" else facts.get(name, {})
        if "start" in told and "end" in told:
            yield name, (read(told["start"]), read(told["end"]))
    for name in ("options", "released"):
        for start in facts.get(name, []):
            yield name, (read(start), read(start) + dt.timedelta(minutes=facts["minutes"]))
    for name in ("windows", "refused"):
        for told in facts.get(name, []):
            yield name, (read(told["start"]), read(told["end"]))
