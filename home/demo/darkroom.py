"""Drawings become pictures here, in other processes, while the rest of the demo is loaded."""

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import resvg_py
from django.core.files.base import ContentFile

from portal.images.services import make_safe

DRAWINGS = Path(__file__).parent / "pictures"
WORKERS = 2
_coming: dict[str, Future] = {}


def is_drawn(name: str) -> bool:
    """Say whether somebody drew it."""
    return (DRAWINGS / f"{name}.svg").exists()


def develop(name: str) -> bytes:
    """Return the drawing `name`.svg as a PNG that went through what every upload goes through."""
    png = resvg_py.svg_to_bytes(svg_path=str(DRAWINGS / f"{name}.svg"), skip_system_fonts=True)
    return make_safe(ContentFile(bytes(png), name=f"{name}.png")).read()


@contextmanager
def developing(names: list[str]):
    """Develop these drawings, the first named first, while what is inside runs."""
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        _coming.update({name: pool.submit(develop, name) for name in names if is_drawn(name)})
        try:
            yield
        finally:
            _coming.clear()
            pool.shutdown(cancel_futures=True)


def picture_file(name: str) -> ContentFile:
    """Return the drawing as a picture file, waiting for it if it is being developed."""
    try:
        data = _coming[name].result() if name in _coming else develop(name)
    except BrokenProcessPool:  # a machine too small for three processes
        data = develop(name)
    return ContentFile(data, name=f"{name}.png")
