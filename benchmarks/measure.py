"""Measure the pages: `python -m benchmarks.measure --products 1000`; see README.md."""

import argparse
import os
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from benchmarks.load import hammer

PORT = 8911
HEAD = ("page", "per s", "p50 ms", "p95 ms", "failed", "bytes", "queries")
PEER_PAGES = {"list": "/catalogue/", "product": "/catalogue/product-1_2/", "search": "/search/?q=product"}


def pages() -> dict[str, tuple[str, int]]:
    """Return {name: (path, queries)} of the pages that are measured, counted in this process on warm caches."""
    os.environ["PAGE_CACHE"] = "off"
    import django

    django.setup()
    del os.environ["PAGE_CACHE"]
    from django.db import connection
    from django.test import Client
    from django.utils import translation
    from oscar.core.loading import get_model

    from portal.villages.models import VillagePage

    client, product = Client(), get_model("catalogue", "Product").objects.order_by("-pk").first()
    with translation.override("en"):
        found = {
            "home": "/en/",
            "village": VillagePage.objects.live().filter(locale__language_code="en").first().get_url(),
            "list": "/en/shop/catalogue/",
            "product": product.get_absolute_url(),
            "search": "/en/search/?q=honey",
        }
    counted = {}
    for name, path in found.items():
        for _warm in range(2):
            answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        connection.force_debug_cursor = True
        connection.queries_log.clear()
        client.get(path)
        counted[name] = (path, len(connection.queries_log))
        connection.force_debug_cursor = False
    return counted


@contextmanager
def serving(application: str, **environ):
    """Run gunicorn with two workers while the block runs."""
    command = [sys.executable, "-m", "gunicorn", "-w", "2", "-b", f"127.0.0.1:{PORT}", "--no-control-socket"]
    process = subprocess.Popen(
        [*command, "--log-level", "warning", application], env={**os.environ, **environ}, stdout=subprocess.DEVNULL
    )
    try:
        yield wait_for(f"http://127.0.0.1:{PORT}")
    finally:
        process.terminate()
        process.wait()


def wait_for(base: str) -> str:
    """Return the address once somebody answers there; ConnectionError after 30 seconds."""
    for _try in range(300):
        try:
            urllib.request.urlopen(base, timeout=10).close()
        except urllib.error.HTTPError:
            return base
        except OSError:
            time.sleep(0.1)
        else:
            return base
    raise ConnectionError(base)


def show(name: str, url: str, seconds: float, queries: int | str = "") -> None:
    """Measure one address after a warm-up and print its line."""
    hammer(url, seconds=1)
    seen = hammer(url, seconds=seconds)
    cells = (name, f"{seen.rate:.1f}", f"{seen.p50:.1f}", f"{seen.p95:.1f}", seen.failed, seen.size, queries)
    row(cells)


def row(cells) -> None:
    """Print a line of the table."""
    print("".join(f"{cell!s:<22}" if k == 0 else f"{cell!s:>10}" for k, cell in enumerate(cells)), flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--products", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--peer", default="")
    wanted = parser.parse_args()
    counted = pages()
    print(f"{wanted.products} products, every page made anew")
    row(HEAD)
    with serving("portal.wsgi", PAGE_CACHE="off") as base:
        for name, (path, queries) in counted.items():
            show(name, base + path, wanted.seconds, queries)
    if wanted.peer:
        for name, path in PEER_PAGES.items():
            show(f"stock: {name}", wanted.peer + path, wanted.seconds)
    print("As anonymous readers get it")
    with serving("portal.wsgi") as base:
        for name, (path, _queries) in counted.items():
            show(name, base + path, wanted.seconds)
    with serving("benchmarks.bare") as base:
        show("bare view", f"{base}/", wanted.seconds)


if __name__ == "__main__":
    main()
