"""What a service has in hand does not grow with what it has answered."""
from trust import load


def test_memory_files_and_threads_stay_as_they_are(stopped_service):
    token = stopped_service.account("direktur@example.go.id", "director")
    service = stopped_service.start("--unlimited")
    count, problems = load.run(service, token, calls=50_000, seed=20_260_413)
    assert problems == [], count
    assert count.calls >= 50_000 and count.mib_late < 128, count


def test_what_grows_is_found():
    early = load.Sample(mib=40, files=30, threads=12)
    assert list(load.judged(early, early)) == []
    for late in (load.Sample(43, 30, 12), load.Sample(40, 30 + load.CONNECTIONS + 1, 12), load.Sample(40, 30, 13)):
        assert len(list(load.judged(early, late))) == 1
