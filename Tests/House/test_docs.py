"""What the pages of docs name as their proof is there."""
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
FILES = {path.name for path in (ROOT / "Tests").rglob("*") if path.is_file()}
FOREIGN = ROOT / "Tests" / "Foreign"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_tests_that_a_page_names_are_there(page):
    text = page.read_text()
    for name in set(re.findall(r"`((?:pages/|trust/)?\w+\.(?:py|c))`", text)):
        assert (FOREIGN / name).exists(), name
    for name in set(re.findall(r"`([A-Z]\w+Tests)`", text)):
        assert f"{name}.swift" in FILES or any(file.startswith(f"{name}+") for file in FILES), name
    for link in re.findall(r"\]\(([\w./-]+\.md)\)", text):
        assert (page.parent / link).exists(), link
