"""A real browser, and a service for it to look at."""
import os
import pathlib

import pytest
from conftest import BINARY
from playwright.sync_api import sync_playwright

from pages.scene import Scene

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Where pictures of all pages are kept, where somebody wants to look at them.
PICTURES = os.environ.get("JADWAL_PICTURES")


# Not for the whole session: as long as Playwright is there, no other loop of events can run.
@pytest.fixture(scope="package")
def browser():
    """Debian's Chromium, without a window."""
    # Root has no sandbox; nobody else needs to go without.
    options = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def scene(tmp_path_factory):
    """A running service with sample data; whoever changes it takes `own_scene`. It logs nothing but calls."""
    scene = Scene(BINARY, tmp_path_factory.mktemp("scene"), "--unlimited")
    yield scene
    assert scene.service.stop() == 0
    assert scene.service.log == ""


@pytest.fixture(scope="module")
def reader(browser, scene):
    """A window for each role that has signed in, for a file of tests: to open one takes longer than to load a page. Each
    page comes whole, with all that belongs to it."""
    windows = {}

    def window(role):
        if role not in windows:
            page = windows[role] = scene.context(browser, role, locale="id-ID").new_page()
            page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        return windows[role]

    yield window
    for page in windows.values():
        page.context.close()


@pytest.fixture
def own_scene(tmp_path):
    """A running service for one test alone, with its limits."""
    scene = Scene(BINARY, tmp_path)
    yield scene
    assert scene.service.stop() == 0
    scene.service.succeed("verify")


@pytest.fixture(scope="session")
def pictures():
    """The folder for pictures, or nothing."""
    if PICTURES is None:
        return None
    folder = pathlib.Path(PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
