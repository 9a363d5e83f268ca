"""Why a file is not taken."""


class SheetUnreadable(Exception):
    """The file is no table of goods; `str()` is a sentence for whoever sent it, and nothing was kept."""
