"""What a person does with a page, with the taps and typed fields counted."""

from playwright.sync_api import BrowserContext, Locator, Page

from home.demo.accounts import PASSWORD


class Hands:
    """One person's hands on one page of a phone."""

    def __init__(self, page: Page):
        self.page = page
        self.taps = 0
        self.typed = 0

    def tap(self, target: Locator) -> None:
        """Tap what is named; taps on fields to be filled belong to the typing."""
        target.click()
        self.taps += 1

    def write(self, target: Locator, text: str) -> None:
        """Fill one field, be it an input or an editor."""
        target.click()
        self.page.keyboard.insert_text(text)
        self.typed += 1

    def give_file(self, target: Locator, file: dict) -> None:
        """Tap the field of a file and take a picture from the phone."""
        with self.page.expect_file_chooser() as chooser:
            self.tap(target)
        chooser.value.set_files(file)


def signed_in(context: BrowserContext, email: str, *, wish: str) -> Hands:
    """Ask for the page `wish` as a stranger, sign in with the demo account, and return hands that lie on it."""
    page = context.new_page()
    page.goto(wish)
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(f"**{wish}")
    return Hands(page)
