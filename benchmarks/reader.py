"""What a reader's browser gets: weight, requests, axe and Lighthouse; `benchmarks/quality` starts it."""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, sync_playwright

LIGHTHOUSE = Path("var/lighthouse/node_modules/.bin/lighthouse")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
#: Lighthouse's categories in the order of the table; `seo` is not asked of pages that are not to be found.
SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
REQUESTS, CSS_KB, SCRIPT_KB = 15, 8, 20
WEIGHTS = {"home": 200, "village": 200, "product": 150, "checkout": 100}
HEAD = ("page", "kB", "requests", "css kB", "js kB", "axe", "perf", "a11y", "best", "seo")
UNLISTED = {"basket", "checkout", "search"}


@dataclass
class Seen:
    """One page as a browser got it on a first visit, sizes in bytes on the line."""

    name: str
    weight: int = 0
    requests: int = 0
    css: int = 0
    scripts: int = 0
    axe: list[str] = field(default_factory=list)
    scores: dict[str, int] = field(default_factory=dict)
    audits: set[str] = field(default_factory=set)

    def shortfalls(self) -> list[str]:
        """Return in words where the page misses its goal."""
        limits = (
            ("kB", self.weight / 1000, WEIGHTS.get(self.name)),
            ("requests", self.requests, REQUESTS),
            ("kB of css", self.css / 1000, CSS_KB),
            ("kB of js", self.scripts / 1000, SCRIPT_KB),
        )
        missed = [f"{value:.1f} {unit}, {most} wanted" for unit, value, most in limits if most and value > most]
        missed += [f"{key} {self.scores[key]}" for key in self.scores if self.scores[key] < SCORES[key]]
        return [*missed, *self.axe, *(sorted(self.audits) if missed else [])]

    def row(self) -> tuple:
        """Return the cells of the table."""
        scores = [self.scores.get(key, "–") for key in SCORES]
        kilobytes = [f"{size / 1000:.1f}" for size in (self.css, self.scripts)]
        return (self.name, f"{self.weight / 1000:.1f}", self.requests, *kilobytes, len(self.axe), *scores)


def addresses(browser: Browser, site: str) -> dict[str, str]:
    """Return the address of each kind of page, the first of its kind that the site's lists lead to."""
    page = browser.new_page()

    def first(path: str, link: str) -> str:
        page.goto(site + path)
        return site + page.locator(link).first.get_attribute("href")

    start = f"{site}/zh-hans/"
    return {
        "home": start,
        "village": first("/zh-hans/villages/", ".vc h3 a"),
        "story": first("/zh-hans/stories/", ".vc h3 a"),
        "market": f"{start}shop/catalogue/",
        "product": first("/zh-hans/shop/catalogue/", ".p h3 a"),
        "basket": f"{start}shop/basket/",
        "checkout": f"{start}shop/checkout/",
        "event": first("/zh-hans/events/", ".vc h3 a"),
        "visit": first("/zh-hans/visit/", ".vc h3 a"),
        "search": f"{start}search/?q=%E8%8C%B6",
    }


def filled_basket(browser: Browser, site: str) -> list[dict]:
    """Return the cookies of a stranger who has put something into the basket."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/zh-hans/shop/catalogue/")
    page.locator(".p form button").first.click()
    page.wait_for_load_state("networkidle")
    return context.cookies()


def look(context: BrowserContext, name: str, address: str) -> Seen:
    """Return weight, requests and axe faults of a page that this context opens for the first time."""
    page, seen, kinds = context.new_page(), Seen(name), {}
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def arrived(event: dict) -> None:
        size, kind = event["encodedDataLength"], kinds.get(event["requestId"])
        seen.weight += size
        seen.requests += size > 0
        seen.css += size if kind == "Stylesheet" else 0
        seen.scripts += size if kind == "Script" else 0

    line.on("Network.loadingFinished", arrived)
    answer = page.goto(address, wait_until="networkidle")
    assert answer.status == 200, (address, answer.status)
    assert page.url == address, (address, page.url)
    seen.axe = [f"axe: {rule['id']}" for rule in Axe().run(page).response["violations"]]
    page.close()
    return seen


def judge(seen: Seen, address: str, cookies: list[dict], runs: int) -> None:
    """Let Lighthouse see the page as a phone and keep the median of its scores and what it would mend."""
    headers = {"Cookie": "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)} if cookies else {}
    wanted = [key for key in SCORES if key != "seo" or seen.name not in UNLISTED]
    command = [str(LIGHTHOUSE), address, "--output=json", "--quiet", f"--only-categories={','.join(wanted)}"]
    command += [f"--extra-headers={json.dumps(headers)}", f"--chrome-flags=--headless=new {' '.join(QUIET)}"]
    found = []
    for _run in range(runs):
        answer = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
        assert answer.returncode == 0, answer.stderr[-2000:]
        found.append(json.loads(answer.stdout))
    assert not found[0]["finalDisplayedUrl"].removeprefix(address), (address, found[0]["finalDisplayedUrl"])
    for key in wanted:
        seen.scores[key] = round(100 * statistics.median(run["categories"][key]["score"] or 0 for run in found))
        weighty = {ref["id"] for ref in found[-1]["categories"][key]["auditRefs"] if ref["weight"]}
        audits = found[-1]["audits"]
        low = [one for one in weighty if audits[one]["score"] is not None and audits[one]["score"] < 0.9]
        seen.audits |= {f"{one}: {audits[one].get('displayValue') or audits[one]['title']}" for one in low}


def measure(site: str, runs: int, only: str) -> list[Seen]:
    """Return every page with its figures, printing the rows as they come."""
    print("| " + " | ".join(HEAD) + " |\n|" + " --- |" * len(HEAD))
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ["CHROME_PATH"], args=QUIET)
        cookies = filled_basket(browser, site)
        for name, address in addresses(browser, site).items():
            if not re.fullmatch(only, name):
                continue
            own = cookies if name in ("basket", "checkout") else []
            context = browser.new_context(
                viewport={"width": 390, "height": 844}, device_scale_factor=3, bypass_csp=True
            )
            context.add_cookies(own)
            seen = look(context, name, address)
            context.close()
            if runs:
                judge(seen, address, own, runs)
            print("| " + " | ".join(str(cell) for cell in seen.row()) + " |", flush=True)
            found.append(seen)
        browser.close()
    return found


def main() -> int:
    """Print the table and what falls short; return 1 when something does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", default="http://127.0.0.1:8000")
    parser.add_argument("--runs", type=int, default=3, help="Lighthouse runs for each page; 0 leaves Lighthouse out")
    parser.add_argument("--only", default=".*", help="pages to look at, as a pattern")
    options = parser.parse_args()
    found = measure(options.site.rstrip("/"), options.runs, options.only)
    short = [f"{seen.name}: {fault}" for seen in found for fault in seen.shortfalls()]
    print("\n" + ("\n".join(short) or "Every page meets its goals."))
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
