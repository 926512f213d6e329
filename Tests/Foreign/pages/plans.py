"""A plan that the director has made and changed by hand, before a page of it is looked at."""
from pages.applicants import Unit


def changed(service, tokens):
    """Plans all that waits, and takes the last request out. Returns the number of the plan."""
    unit = Unit(service, tokens)
    plan = unit.done("POST", "/plans", tokens["director"], {})
    kept = [{name: each[name] for name in ("request", "officer", "start")} for each in plan["assignments"][:-1]]
    after = unit.done("PUT", f"/plans/{plan['id']}/assignments", tokens["director"], {"assignments": kept})
    assert len(after["changed"]["assignments"]) == len(plan["assignments"]) - 1
    return plan["id"]
