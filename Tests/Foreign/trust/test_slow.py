"""Slow clients keep nobody from being served, and are closed."""
from trust import slow


def test_slow_clients_are_closed_and_others_served_meanwhile(stopped_service):
    service = stopped_service.start("--unlimited")
    count, problems = slow.run(service.address, list(slow.HEAD), clients=100)
    assert problems == [], count
    assert count.probes > 100


def test_one_address_has_no_more_connections_than_its_share(service):
    """Without a proxy, an address that opens 400 connections leaves others theirs."""
    port = int(service.address.rsplit(":", 1)[1])
    connections = [slow.opened(service.address) for _ in range(400)]
    try:
        assert slow.until(lambda: slow.established(port) <= 256)
    finally:
        for connection in connections:
            connection.close()
    assert slow.until(lambda: slow.established(port) == 0)
    assert service("GET", "/healthz").status == 200
