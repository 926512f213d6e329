"""Pages fit a phone and a desk, weigh little, and print. With `JADWAL_PICTURES=FOLDER` they are kept as pictures."""
import pytest

from pages.scene import PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_nothing_runs_over_the_edge(browser, scene, pictures, shown, width, scheme):
    context = scene.context(
        browser, shown.role, viewport={"width": width, "height": 800}, color_scheme=scheme, locale="id-ID")
    page = context.new_page()
    page.goto(scene.address + scene.path(shown))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if pictures:
        page.screenshot(path=pictures / f"{shown.name}-{width}-{scheme}.png", full_page=True)
    context.close()


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_a_name_may_be_as_long_as_people_have(browser, scene, shown):
    """Whatever somebody wrote, without a blank in it, stays within its place."""
    context = scene.context(browser, shown.role, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(scene.address + scene.path(shown))
    page.evaluate("""() => {
        for (const place of document.querySelectorAll(".account a, h1, dd, tbody th, tbody td, main p, label, .button")) {
            if (!place.closest(".month")) place.append("W".repeat(200));
        }
    }""")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_every_page_weighs_little(browser, scene, shown):
    context = scene.context(browser, shown.role)
    page = context.new_page()
    sizes = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(scene.address + scene.path(shown), wait_until="load")
    assert sum(sizes.values()) <= 100_000, sizes
    context.close()


def test_text_may_be_twice_as_large(browser, scene):
    context = scene.context(browser, viewport={"width": 640, "height": 800})
    page = context.new_page()
    page.goto(scene.address + "/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()


def test_print_leaves_out_what_cannot_be_pressed(browser, scene):
    context = scene.context(browser)
    page = context.new_page()
    page.goto(scene.address + "/kalender")
    page.emulate_media(media="print")
    assert not page.is_visible("nav.menu") and not page.is_visible("nav.languages")
    assert page.is_visible("table.month")
    context.close()
