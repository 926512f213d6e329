"""Accounts from the command line, for when the pages cannot be had."""
import json
import re

PASSWORD = "kata-sandi-yang-panjang"


def listed(service):
    return {row["email"]: row for row in map(json.loads, service.succeed("user", "list", "--json").splitlines())}


def test_accounts_are_listed_also_while_the_service_runs(stopped_service):
    service = stopped_service
    service.account("tu@example.go.id", "registry", name="Tata Usaha")
    token = service.account("admin@example.go.id", "admin", "auditor", name="Admin")
    service.start()
    assert service("GET", "/api/v1/accounts", token=token).status == 200
    rows = [line.split("\t") for line in service.succeed("user", "list").splitlines()]
    assert rows == [
        ["1", "tu@example.go.id", "Tata Usaha", "registry", "active", "", ""],
        ["2", "admin@example.go.id", "Admin", "admin,auditor", "active", "", ""]]
    assert listed(service)["admin@example.go.id"]["tokens"][0]["id"] == "2"
    done = service.run("user", "roles", "--email", "tu@example.go.id", "--role", "deputy", "--lang", "en")
    assert done.returncode == 1 and b"stop the service first" in done.stderr


def test_accounts_are_changed_and_the_last_administrator_stays(stopped_service):
    service = stopped_service
    token = service.account("ayu@example.go.id", "officer", competencies=["nib"])
    service.account("admin@example.go.id", "admin")
    service.succeed("user", "roles", "--email", "AYU@example.go.id", "--role", "officer,registry")
    service.succeed("user", "deactivate", "--email", "ayu@example.go.id")
    row = listed(service)["ayu@example.go.id"]
    assert (row["active"], row["roles"], row["tokens"]) == (False, ["registry", "officer"], [])
    service.succeed("user", "activate", "--email", "ayu@example.go.id")
    assert listed(service)["ayu@example.go.id"]["active"] is True
    for words in (["deactivate"], ["roles", "--role", "auditor"]):
        done = service.run("user", *words, "--email", "admin@example.go.id", "--lang", "en")
        assert done.returncode == 1 and b"this is the last active administrator" in done.stderr
    unknown = service.run("user", "activate", "--email", "x@example.go.id", "--lang", "en")
    assert unknown.returncode == 1 and b"see jadwal user list" in unknown.stderr
    service.start()
    assert service("GET", "/api/v1/requests", token=token).status == 401


def test_a_password_that_was_reset_opens_only_the_choice_of_another(stopped_service):
    service = stopped_service
    token = service.account("admin@example.go.id", "admin", password=PASSWORD)
    password = service.succeed("user", "password", "--email", "admin@example.go.id", "--remove-second-factor").strip()
    assert re.fullmatch("[a-z2-7]{4}(-[a-z2-7]{4}){3}", password)
    row = listed(service)["admin@example.go.id"]
    assert row["oneTimePasswordUntil"] == "2026-03-05T08:00:00+07:00" and row["tokens"] == []
    service.start()
    assert service("GET", "/api/v1/accounts", token=token).status == 401
