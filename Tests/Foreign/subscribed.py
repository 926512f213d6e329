"""Officers whose own calendars the service reads, as those who look after it see them."""
from mailserver import wait_for

PASSWORD = "kata-sandi-yang-panjang"


class Owner:
    """An officer with an account, whose own calendar lies at an address."""

    def __init__(self, directorate, name, url):
        self.directorate, self.name, self.url = directorate, name, url
        made = directorate.done(
            "POST", "/accounts", "admin", {
                "email": f"{name}@example.go.id", "name": name, "roles": ["officer"], "password": PASSWORD,
                "competencies": ["nib"]}, status=201)
        self.id = made["officer"]
        token = directorate.done("POST", f"/accounts/{made['id']}/tokens", "admin", {}, status=201)["token"]
        directorate.tokens[name] = token
        self.subscribe()

    def subscribe(self):
        return self.directorate.done("PUT", f"/officers/{self.id}/subscription", self.name, {"url": self.url})

    def standing(self, language="id"):
        """The subscription as its owner sees it."""
        return self.directorate.done(
            "GET", f"/officers/{self.id}/availability", self.name,
            headers={"Accept-Language": language})["subscription"]


def free(directorate, days=("2026-04-20", "2026-04-25"), minutes=15):
    """The starts at which each officer is free, as the director sees them: sets by the officer's number."""
    starts = {}
    query = f"/slots?from={days[0]}&to={days[1]}&durationMinutes={minutes}&needs=nib"
    for slot in directorate.done("GET", query, "director"):
        for officer in slot["who"]:
            starts.setdefault(officer["id"], set()).add(slot["start"])
    return starts


def looked(directorate, owners, since):
    """Waits until each calendar was looked at after a moment; the subscriptions as the director sees them, by name."""
    def seen():
        found = {row["name"]: row for row in directorate.done("GET", "/subscriptions", "director")}
        return all((found[name]["checkedAt"] or "") >= since for name in owners) and found

    return wait_for(seen, seconds=120)
