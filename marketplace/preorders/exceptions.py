"""Why a preorder cannot be opened or changed; `str()` of each is a sentence for the shop manager."""

from django.utils.translation import gettext as _


class PreorderRefused(Exception):
    """Base of all refusals; nothing was changed."""


class WindowRefused(PreorderRefused):
    """The promised days have begun, are upside down, or ordering would go on into them."""

    def __str__(self) -> str:
        return _("The promised days must lie ahead, and the last day to order before them.")


class PreorderOpen(PreorderRefused):
    """A crop has one open preorder at a time."""

    def __str__(self) -> str:
        return _("A preorder of this crop is open already.")


class CropNotSold(PreorderRefused):
    """Nobody sells the crop, or it is itself a variant."""

    def __str__(self) -> str:
        return _("This product cannot be preordered.")
