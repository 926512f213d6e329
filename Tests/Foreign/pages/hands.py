"""Ways to use a page: with a pointer, or with the keyboard alone."""


class Pointer:
    """Whoever has a mouse, or a finger."""

    def __init__(self, page):
        self.page = page

    def press(self, selector):
        """A link, a button, a summary."""
        self.page.locator(selector).first.click()

    def tick(self, selector):
        """A box, or one of a group."""
        self.page.locator(selector).first.check()

    def write(self, selector, text):
        """A text into a field."""
        self.page.locator(selector).first.fill(text)

    def choose(self, selector, value):
        """A value of a list."""
        self.page.locator(selector).first.select_option(value)

    def attach(self, selector, file):
        """A file."""
        self.page.locator(selector).first.set_input_files(file)


class Keyboard:
    """Whoever has nothing but keys: everything is reached by Tab, from wherever the page has put the focus."""

    # More stops than any page has.
    MOST = 400

    def __init__(self, page):
        self.page = page

    def reach(self, selector):
        """Goes to an element. Fails where Tab never comes there, or where nothing shows that it has."""
        wanted = self.page.locator(selector).first
        wanted.wait_for(state="attached")
        for _ in range(self.MOST):
            if wanted.evaluate("element => element === document.activeElement"):
                assert wanted.evaluate("element => getComputedStyle(element).outlineStyle") != "none", selector
                return wanted
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector}")

    def press(self, selector):
        """Presses it, and waits for the page that comes of it, or takes the place of this one."""
        self.reach(selector)
        self.page.evaluate("document.documentElement.dataset.left = 'yes'")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("html:not([data-left])", state="attached")
        self.page.wait_for_load_state()

    def tick(self, selector):
        """One of a group is reached by the arrows from the one that Tab stops at."""
        wanted = self.page.locator(selector).first
        kind, name = wanted.get_attribute("type"), wanted.get_attribute("name")
        if kind == "checkbox":
            self.reach(selector)
            self.page.keyboard.press("Space")
            return
        group = self.page.locator(f"input[type=radio][name='{name}']")
        for _ in range(self.MOST):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not lead to {selector}")

    def write(self, selector, text):
        self.reach(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, selector, value):
        place = self.reach(selector)
        self.page.keyboard.press("Home")
        for _ in range(place.locator("option").count()):
            if place.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        assert place.input_value() == value

    def attach(self, selector, file):
        self.reach(selector)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(file)
