"""A real Chromium against a real server with the whole demo loaded."""

import os

import pytest
from playwright.sync_api import Browser, BrowserContext

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Start Debian's Chromium, quietly."""
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", *QUIET]}


@pytest.fixture
def demo(demo_rows, text_index, live_server):
    """Return the address of a server that shows the whole demo and indexes what is written."""
    return live_server.url


@pytest.fixture
def open_context(browser: Browser, demo: str):
    """Return a function that opens a browser context on the demo site; all are closed afterwards."""
    opened: list[BrowserContext] = []

    def open_one(*, width: int = 390, large: bool = False, **options) -> BrowserContext:
        context = browser.new_context(
            base_url=demo,
            viewport={"width": width, "height": 844},
            bypass_csp=options.pop("bypass_csp", False),
            **options,
        )
        if large:
            context.add_cookies([{"name": "text-size", "value": "large", "url": demo}])
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()
