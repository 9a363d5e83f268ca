"""PDF from our own templates, with WeasyPrint and the machine's Chinese fonts.

WeasyPrint needs Pango and fonts of the machine, which a small one may lack; it is loaded when it is first used.
"""

import logging
import shutil
import subprocess
import threading
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from io import BytesIO

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.utils import translation
from pypdf import PdfWriter

logger = logging.getLogger(__name__)

#: Pango and fontconfig keep state for the whole process.
_one_at_a_time = threading.Lock()
#: The names under which Debian has what this needs.
DEBIAN_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"


class PdfUnavailable(Exception):
    """This machine lacks Pango or a Chinese font; `str()` says what is missing, for the operator."""


@cache
def why_not() -> str:
    """Return why this machine cannot make PDF, or nothing when it can; looked up once for each process."""
    try:
        import_module("weasyprint")
    except (ImportError, OSError) as error:
        return str(error).splitlines()[0]
    lister = shutil.which("fc-list")
    found = lister and subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, timeout=30).stdout.strip()
    return "" if found else "No Chinese font is installed."


def can_print() -> bool:
    """Say whether this machine can make PDF; otherwise the same page is to be printed by the browser."""
    return not why_not()


def render_sheets(*, template: str, context: dict, language: str) -> str:
    """Return the HTML of a paper in this language; `template` extends papers/sheet.html."""
    with translation.override(language):
        words = {"site_name": settings.SITE_NAME, "site_url": settings.WAGTAILADMIN_BASE_URL, **context}
        return render_to_string(template, words)


def render_pdf(*, template: str, context: dict, language: str) -> bytes:
    """Return a PDF of the paper; some hundredths of a second a page.

    The template loads nothing but our own static files. Raises PdfUnavailable on a machine that cannot make any.
    """
    if not can_print():
        raise PdfUnavailable(why_not())
    html = render_sheets(template=template, context=context, language=language)
    weasyprint = import_module("weasyprint")
    with _one_at_a_time:
        return weasyprint.HTML(
            string=html, base_url=settings.WAGTAILADMIN_BASE_URL, url_fetcher=_own_fetcher()
        ).write_pdf()


def join_pdfs(parts: Iterable[bytes]) -> bytes:
    """Return one PDF of these, page after page."""
    writer, out = PdfWriter(), BytesIO()
    for part in parts:
        writer.append(BytesIO(part), import_outline=False)
    writer.write(out)
    return out.getvalue()


def _own_fetcher():
    urls = import_module("weasyprint.urls")

    class OwnFilesAlone(urls.URLFetcher):
        """Opens our static files and what stands in the page itself, and never asks another machine."""

        def fetch(self, url, headers=None):
            if url.startswith("data:"):
                return super().fetch(url, headers)
            return urls.URLFetcherResponse(url, _static_file(url), {"Content-Type": _type_of(url)})

    return OwnFilesAlone(allowed_protocols=["data"])


def _static_file(url: str) -> bytes:
    """Return a static file of ours. Raises ValueError for any other address."""
    prefix = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{settings.STATIC_URL}"
    name = url.removeprefix(prefix)
    if name == url or ".." in name:
        raise ValueError(f"A paper shows only our own static files, not {url}")
    path = finders.find(name)
    if path:
        with open(path, "rb") as file:
            return file.read()
    with staticfiles_storage.open(name) as file:
        return file.read()


def _type_of(url: str) -> str:
    suffix = url.rpartition(".")[2]
    return {"css": "text/css", "svg": "image/svg+xml"}.get(suffix, "application/octet-stream")
