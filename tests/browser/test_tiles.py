"""The map with roads in a real browser, with a tile server of its own beside the site."""

import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import resvg_py

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#cde" d="M0 0h256v256H0z"/></svg>'
)
NO_TILES = "The map with roads does not load at the moment."


class Tile(BaseHTTPRequestHandler):
    picture = bytes(resvg_py.svg_to_bytes(svg_string=SQUARE))

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(self.picture)))
        self.end_headers()
        self.wfile.write(self.picture)


@contextmanager
def tile_server():
    """Run a tile server and give its origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tile)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def configure(settings, origin: str) -> None:
    settings.MAP_TILES = {
        "url": f"{origin}/{{z}}/{{x}}/{{y}}.png",
        "attribution": "© Tiles for tests",
        "attribution_url": "",
        "coordinates": "wgs84",
        "max_zoom": 17,
    }


def links(page, selector: str) -> set[tuple[str, str]]:
    """Return (address, name for screen readers) of these links."""
    return {(one.get_attribute("href"), one.get_attribute("aria-label")) for one in page.locator(selector).all()}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_its_pins_are_the_drawn_ones_and_nobody_else_is_asked(open_context, demo, settings, language):
    page, asked, complaints = open_context(width=1280).new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with tile_server() as origin:
        configure(settings, origin)
        page.goto(f"/{language}/villages/")
        assert not any(url.startswith(origin) or "leaflet" in url for url in asked)
        drawn = links(page, "svg.map a[data-at]")
        page.locator("#tiles button").click()
        page.wait_for_selector(".leaflet-tile-loaded")
        assert links(page, ".tiles .leaflet-marker-icon a") == drawn != set()
        assert not page.locator("svg.map").is_visible()
        assert page.get_by_text("© Tiles for tests").is_visible()
        assert {url for url in asked if not url.startswith((demo, origin, "data:"))} == set()
        assert complaints == []
        page.locator("#tiles button").click()
        assert page.locator("svg.map").is_visible()


def test_a_pin_is_reached_and_opened_with_the_keyboard(open_context, settings):
    page = open_context(width=1280).new_page()
    with tile_server() as origin:
        configure(settings, origin)
        page.goto("/en/villages/")
        page.locator("#tiles button").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".leaflet-tile-loaded")
        pin = page.locator(".tiles .leaflet-marker-icon a").first
        target = pin.get_attribute("href")
        for _press in range(20):
            page.keyboard.press("Shift+Tab")
            if pin.evaluate("pin => pin === document.activeElement"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{target}")


def test_a_tap_on_a_pin_opens_its_village(open_context, settings):
    page = open_context(has_touch=True).new_page()
    with tile_server() as origin:
        configure(settings, origin)
        page.goto("/en/villages/")
        page.locator("#tiles button").tap()
        page.wait_for_selector(".leaflet-tile-loaded")
        pin = page.locator(".tiles .leaflet-marker-icon a").last
        target = pin.get_attribute("href")
        pin.tap()
        page.wait_for_url(f"**{target}")


def test_on_a_slow_line_the_map_waits_for_its_styles(open_context, settings):
    page = open_context(has_touch=True).new_page()
    page.route("**/*.css", lambda route: (time.sleep(1), route.continue_()))
    with tile_server() as origin:
        configure(settings, origin)
        page.goto("/en/villages/")
        page.locator("#tiles button").tap()
        page.wait_for_selector(".leaflet-tile-loaded")
        frame = page.locator(".tiles").bounding_box()
        for pin in page.locator(".tiles .leaflet-marker-icon a").all():
            at = pin.bounding_box()
            assert frame["x"] <= at["x"] <= frame["x"] + frame["width"]
            assert frame["y"] <= at["y"] <= frame["y"] + frame["height"]


def test_when_no_tile_comes_the_drawn_map_is_back_and_says_so(open_context, settings):
    page, errors = open_context().new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with tile_server() as origin:
        configure(settings, origin)
    page.goto("/en/villages/")
    page.locator("#tiles button").click()
    page.get_by_text(NO_TILES).wait_for()
    assert page.locator("svg.map").is_visible()
    assert page.locator(".tiles").count() == 0
    assert page.locator("#tiles button").inner_text() == "Map with roads"
    assert errors == []


def test_without_a_script_there_is_the_drawn_map_and_no_button(open_context, settings):
    configure(settings, "https://tiles.example")
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/en/villages/")
    assert page.locator("svg.map").is_visible()
    assert not page.locator("#tiles button").is_visible()
