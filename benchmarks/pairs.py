"""Two servers asked in turn, so what else the machine does slows both: `python -m benchmarks.pairs`; see README.md.

Against a stock shop its pages a second, against a larger size its p50; the median of the rounds counts.
"""

import argparse
import multiprocessing
import os
import statistics
from collections.abc import Callable
from contextlib import ExitStack

from benchmarks.load import Result, hammer
from benchmarks.measure import PEER_PAGES, PORT, pages, serving, wait_for

ROUNDS = 5


def look_at(products: int) -> dict[str, str]:
    """Turn to the database that `benchmarks/run --products` filled; return {name: path} of its pages."""
    user, host = os.environ.get("PGUSER", "postgres"), os.environ.get("PGHOST", "127.0.0.1")
    os.environ["DATABASE_URL"] = f"postgres://{user}@{host}:{os.environ.get('PGPORT', 5432)}/yunli_bench_{products}"
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return {name: path for name, (path, *_costs) in pool.apply(pages).items()}


def in_turn(name: str, ours: str, other: str, seconds: float, ratio: Callable[[Result, Result], float]) -> None:
    """Ask both addresses in turn and print each round's ratio and their median."""
    for url in (ours, other):
        hammer(url, seconds=seconds / 2)
    found, failed = [], 0
    for _round in range(ROUNDS):
        mine, theirs = hammer(ours, seconds=seconds), hammer(other, seconds=seconds)
        found.append(ratio(mine, theirs))
        failed += mine.failed + theirs.failed
    rounds = "".join(f"{each:8.2f}" for each in found)
    print(f"{name:<22}{rounds}   median {statistics.median(found):6.2f}   failed {failed}", flush=True)


def main() -> None:
    """Print one line a page: against the stock shop, then against the larger size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", default="")
    parser.add_argument("--sizes", type=int, nargs=2, default=(1000, 100_000))
    parser.add_argument("--seconds", type=float, default=3)
    wanted = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    small, large = wanted.sizes
    with ExitStack() as servers:
        paths = look_at(small)
        ours = servers.enter_context(serving("portal.wsgi", PAGE_CACHE="off"))
        if wanted.peer:
            wait_for(wanted.peer)  # readers of an address where nobody answers would never come back
            print("Pages a second, ours to the stock shop's")
        for name, path in PEER_PAGES.items() if wanted.peer else ():
            in_turn(name, ours + paths[name], wanted.peer + path, wanted.seconds, lambda x, y: x.rate / y.rate)
        larger = look_at(large)
        other = servers.enter_context(serving("portal.wsgi", port=PORT + 1, PAGE_CACHE="off"))
        print(f"p50 at {large} products to that at {small}")
        for name, path in paths.items():
            in_turn(name, ours + path, other + larger[name], wanted.seconds, lambda x, y: y.p50 / x.p50)


if __name__ == "__main__":
    main()
