"""Measure the pages: `python -m benchmarks.measure --products 1000`; see README.md."""

import argparse
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from benchmarks.load import hammer

PORT = 8911
LOOKS = 15
HEAD = ("page", "per s", "p50 ms", "p95 ms", "failed", "bytes", "queries", "cpu ms")
PEER_PAGES = {"list": "/catalogue/", "product": "/catalogue/product-1_2/", "search": "/search/?q=product"}


def pages() -> dict[str, tuple[str, int, float]]:
    """Return {name: (path, queries, processor milliseconds)} of the pages, counted in this process on warm caches.

    The processor's time hardly depends on who else uses the machine; a page's p50 does.
    """
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
        queries = len(connection.queries_log)
        connection.force_debug_cursor = False
        counted[name] = (path, queries, round(statistics.median(work(client, path) for _look in range(LOOKS)), 1))
    return counted


def work(client, path: str) -> float:
    """Return how many milliseconds this process works on a page."""
    began = time.process_time()
    client.get(path)
    return (time.process_time() - began) * 1000


@contextmanager
def serving(application: str, port: int = PORT, **environ):
    """Run gunicorn with two workers while the block runs."""
    command = [sys.executable, "-m", "gunicorn", "-w", "2", "-b", f"127.0.0.1:{port}", "--no-control-socket"]
    process = subprocess.Popen(
        [*command, "--log-level", "warning", application], env={**os.environ, **environ}, stdout=subprocess.DEVNULL
    )
    try:
        yield wait_for(f"http://127.0.0.1:{port}")
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


def show(name: str, url: str, seconds: float, *more) -> None:
    """Measure one address after a warm-up and print its line."""
    hammer(url, seconds=1)
    seen = hammer(url, seconds=seconds)
    cells = (name, f"{seen.rate:.1f}", f"{seen.p50:.1f}", f"{seen.p95:.1f}", seen.failed, seen.size, *more)
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
    print(f"{wanted.products} products, every page made anew; load average {os.getloadavg()[0]:.1f}")
    row(HEAD)
    with serving("portal.wsgi", PAGE_CACHE="off") as base:
        for name, (path, queries, milliseconds) in counted.items():
            show(name, base + path, wanted.seconds, queries, milliseconds)
    if wanted.peer:
        for name, path in PEER_PAGES.items():
            show(f"stock: {name}", wanted.peer + path, wanted.seconds)
    print(f"As anonymous readers get it; load average {os.getloadavg()[0]:.1f}")
    with serving("portal.wsgi") as base:
        for name, (path, *_costs) in counted.items():
            show(name, base + path, wanted.seconds)
    with serving("benchmarks.bare") as base:
        show("bare view", f"{base}/", wanted.seconds)


if __name__ == "__main__":
    main()
