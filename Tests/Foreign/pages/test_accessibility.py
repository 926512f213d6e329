"""Pages are open to everybody: axe-core finds nothing, in either language and either colour scheme."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.scene import PAGES

AXE = Axe()


def complaints(page):
    """What axe-core says against a page, a line for each place."""
    found = AXE.run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_every_page(reader, scene, shown, language):
    page = reader(shown.role)
    path = scene.path(shown)
    answer = page.goto(f"{scene.address}{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.status == shown.status
    assert page.get_attribute("html", "lang") == language
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert complaints(page) == [], scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_with_problems(browser, scene, scheme):
    context = scene.context(browser, color_scheme=scheme)
    page = context.new_page()
    page.goto(scene.address + "/staf/masuk")
    page.click("main button")
    assert page.locator("[role=alert] a").count() == 2
    assert complaints(page) == []
    page.click("[role=alert] a >> nth=1")
    assert page.evaluate("document.activeElement.name") == "password"
    context.close()


def test_the_keyboard_reaches_the_content_first(browser, scene):
    context = scene.context(browser)
    page = context.new_page()
    page.goto(scene.address + "/kalender")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    context.close()


def test_the_judge_sees_what_is_wrong(browser, scene):
    context = scene.context(browser)
    page = context.new_page()
    page.goto(scene.address + "/staf/masuk")
    page.evaluate("document.querySelector('main label').remove()")
    assert any(line.startswith("label:") for line in complaints(page))
    context.close()
