"""Keeps the cached tabs true."""

from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.navigation.menu import forget_tabs


def connect() -> None:
    """Forget the cached tabs whenever a page appears, disappears or moves."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(lambda **_kwargs: forget_tabs(), weak=False, dispatch_uid=f"navigation.{id(signal)}")
