"""The command line as a stranger meets it: help, exit codes, completions, and what the binary needs."""
import json
import subprocess

import pytest
import referee
from conftest import DEMO, ROOT

COMMANDS = [
    ["workdays"], ["workdays", "earliest"], ["workdays", "list"], ["workdays", "count"], ["holidays"],
    ["holidays", "list"], ["holidays", "check"], ["holidays", "import"], ["holidays", "versions"], ["holidays", "export"],
    ["match"], ["slots"], ["openapi"], ["completions"], ["bench"]]

WRONG_USE = [
    ["nonsense"], ["workdays", "nonsense"], ["workdays", "earliest", "--nonsense"], ["workdays", "earliest", "--days"],
    ["workdays", "earliest", "--days", "five"], ["workdays", "list", "--from", "2026-01-01"],
    ["workdays", "count", "--from", "2026-02-30", "--to", "2026-03-01"], ["holidays", "list", "--year", "soon"],
    ["holidays", "import"], ["holidays", "export", "first"], ["holidays", "check", "--known-on", "2026-01-01"],
    ["match"], ["slots", "a.json"], ["completions", "nonsense"], ["match", "a.json", "b.json"],
    ["--lang", "de", "match", "a.json"]]


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=lambda words: " ".join(words) or "jadwal")
@pytest.mark.parametrize("language", ["id", "en"])
def test_help_is_given_in_both_languages_on_standard_output(jadwal, command, language):
    done = jadwal(*command, "--help", "--lang", language)
    assert done.returncode == 0 and done.stderr == b""
    assert len(done.stdout.splitlines()) >= 2
    if command:
        assert command[-1].encode() in done.stdout


@pytest.mark.parametrize("command", [[], ["match"], ["workdays"]], ids=lambda words: " ".join(words) or "jadwal")
def test_the_languages_differ(jadwal, command):
    assert jadwal(*command, "--help", "--lang", "id").stdout != jadwal(*command, "--help", "--lang", "en").stdout


def test_help_names_every_command(jadwal):
    told = jadwal("--help").stdout.decode()
    assert [command[0] for command in COMMANDS if command[0] not in told] == []


def test_the_version_is_one_line(jadwal):
    done = jadwal("--version")
    assert done.returncode == 0 and done.stderr == b"" and done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("words", WRONG_USE, ids=" ".join)
def test_wrong_use_is_exit_code_2_and_one_line(jadwal, words):
    done = jadwal(*words)
    assert done.returncode == 2
    assert done.stdout == b"" and done.stderr.count(b"\n") == 1, done.stderr


def test_a_year_too_far_is_a_refusal_that_names_it(jadwal):
    done = jadwal("workdays", "earliest", "2049-03-01T09:00:00+07:00")
    assert done.returncode in (1, 2) and done.stdout == b""
    assert b"2049" in done.stderr and done.stderr.count(b"\n") == 1


def test_a_year_without_decree_is_answered_with_a_warning(jadwal):
    done = jadwal("workdays", "earliest", "2028-03-01T09:00:00+07:00")
    assert done.returncode == 0 and done.stdout.startswith(b"2028-03-")
    assert b"2028" in done.stderr


def test_a_closed_pipe_ends_it_quietly(jadwal):
    lines = "2026-03-11T10:00:00+07:00\n" * 200_000
    command = f"'{jadwal.path}' workdays earliest | head -n 1"
    done = subprocess.run(["bash", "-c", command], input=lines.encode(), capture_output=True, timeout=60)
    assert done.stdout == b"2026-03-25\n" and done.stderr == b""


def test_slots_are_json_lines_that_the_referee_allows(jadwal, tmp_path):
    made = referee.make("4", requests=6, officers=4, days=4, rooms=2)
    case, file = referee.Case(made), tmp_path / "scenario.json"
    file.write_text(json.dumps(made))
    some = False
    for request in made["requests"]:
        rows = [json.loads(line) for line in jadwal.lines("slots", file, "--request", request["id"])]
        told = {(officer, referee.minute(referee.at(row["start"]))) for row in rows for officer in row["officers"]}
        # A cap already reached and rooms already taken by bookings forbid more than the referee asks of one meeting.
        assert told <= set(case.candidates(request["id"]))
        some |= bool(told)
    assert some


def completed(jadwal, tmp_path, *words):
    """What bash offers for a half-written command line, the completions loaded as a user loads them."""
    (tmp_path / "jadwal.bash").write_bytes(jadwal("completions", "bash").stdout)
    script = f"""
        set -eu
        source '{tmp_path}/jadwal.bash'
        function=$(complete -p jadwal | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        COMP_WORDS=({' '.join(repr(word) for word in words)})
        COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        COMP_LINE="${{COMP_WORDS[*]}}"; COMP_POINT=${{#COMP_LINE}}
        set +e
        "$function" jadwal "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, timeout=30, cwd=tmp_path,
        env={"PATH": f"{jadwal.path.parent}:/usr/bin:/bin"})
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return {word.strip() for word in done.stdout.split("\n")} - {""}


@pytest.mark.parametrize("words, expected", [
    (["jadwal", ""], {"workdays", "holidays", "match", "slots"}),
    (["jadwal", "wo"], {"workdays"}),
    (["jadwal", "workdays", ""], {"earliest", "list", "count"}),
    (["jadwal", "workdays", "earliest", "--d"], {"--days"}),
    (["jadwal", "completions", ""], {"bash", "zsh", "fish"}),
], ids=lambda words: " ".join(words) if isinstance(words, list) else "")
def test_completions_load_in_bash_and_offer_what_there_is(jadwal, tmp_path, words, expected):
    assert expected <= completed(jadwal, tmp_path, *words)


def test_a_word_narrows_the_completions(jadwal, tmp_path):
    assert "match" not in completed(jadwal, tmp_path, "jadwal", "wo")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_exist_for_each_shell(jadwal, shell):
    done = jadwal("completions", shell)
    assert done.returncode == 0 and b"earliest" in done.stdout


def test_the_binary_needs_no_swift_library(jadwal):
    needed = subprocess.run(["ldd", jadwal.path], check=True, capture_output=True, text=True).stdout
    assert "libical.so" in needed
    assert [line for line in needed.splitlines() if "swift" in line.lower() or "Foundation" in line] == []
    assert "not found" not in needed


def test_the_picture_in_the_readme_is_what_the_demo_prints(jadwal):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = readme.split("```text\n", 1)[1].split("```", 1)[0]
    done = jadwal("match", DEMO, "--readable", "--lang", "en")
    assert len(picture.splitlines()) > 20
    assert done.stdout.decode().startswith(picture)
