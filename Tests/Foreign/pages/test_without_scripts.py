"""Pages work without JavaScript, and a little better with it."""


def test_signing_in_and_out(browser, scene):
    context = scene.context(browser, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(scene.address + "/staf/akun-saya")
    assert page.url.endswith("/staf/masuk?ke=%2Fstaf%2Fakun-saya")
    page.fill("input[name=email]", "siapa@example.go.id")
    page.fill("input[name=password]", "salah")
    page.click("main button")
    assert "tidak cocok" in page.inner_text("[role=alert]")
    assert page.input_value("input[name=email]") == "siapa@example.go.id"
    assert page.input_value("input[name=password]") == ""
    email, password = scene.passwords["deputy"]
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", password)
    page.click("main button")
    assert page.url == scene.address + "/staf/akun-saya"
    page.click("header button")
    assert "Anda sudah keluar" in page.inner_text("[role=status]")
    page.goto(scene.address + "/staf")
    assert "/staf/masuk" in page.url
    context.close()


def test_the_language_sticks(browser, scene):
    context = scene.context(browser, java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    page.goto(scene.address + "/")
    page.click("nav.languages a")
    assert page.inner_text("h1") == "Facilitation of Technical Problems with the System"
    page.click("nav.menu a >> nth=1")
    assert page.get_attribute("html", "lang") == "en"
    context.close()


def test_with_scripts_what_is_told_once_leaves_the_address(browser, scene):
    context = scene.context(browser)
    page = context.new_page()
    scene.sign_in(page, "deputy")
    page.click("header button")
    page.wait_for_selector("[role=status]")
    assert page.url == scene.address + "/staf/masuk"
    context.close()


def test_with_scripts_a_form_is_sent_once(browser, scene):
    context = scene.context(browser)
    page = context.new_page()
    page.goto(scene.address + "/staf/masuk")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.evaluate("""() => {
        const button = document.querySelector("main button");
        for (let press = 0; press < 5; press += 1) button.click();
    }""")
    page.wait_for_selector("[role=alert]")
    assert len(sent) == 1
    context.close()
