"""Pages fit a phone and a desk, weigh little, and print. With `JADWAL_PICTURES=FOLDER` they are kept as pictures."""
import pytest

from pages.scene import PAGES


@pytest.fixture(scope="module", params=PAGES, ids=lambda shown: shown.name)
def opened(request, reader, scene):
    """Each page in turn, loaded once; `weights` of it are the bytes that came for it, by address."""
    page, answers = reader(request.param.role), []

    def keep(answer):
        if answer.status not in (302, 303):
            answers.append(answer)

    page.on("response", keep)
    page.goto(scene.address + scene.path(request.param), wait_until="load")
    assert page.get_attribute("html", "lang") == "id"
    page.remove_listener("response", keep)
    page.name, page.weights = request.param.name, {answer.url: len(answer.body()) for answer in answers}
    return page


def width_within(page, width):
    """How wide a page is on a screen of a width."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_over_the_edge(opened, pictures, width):
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        assert width_within(opened, width) <= width, scheme
        if pictures:
            opened.screenshot(path=pictures / f"{opened.name}-{width}-{scheme}.png", full_page=True)


def test_every_page_weighs_little(opened):
    assert sum(opened.weights.values()) <= 100_000, opened.weights


def test_a_name_may_be_as_long_as_people_have(opened):
    """Whatever somebody wrote, without a blank in it, stays within its place."""
    opened.evaluate("""() => {
        for (const place of document.querySelectorAll(".account a, h1, dd, tbody th, tbody td, main p, label, .button")) {
            if (!place.closest(".month")) place.append("W".repeat(200));
        }
    }""")
    assert width_within(opened, 360) <= 360


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
