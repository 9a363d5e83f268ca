"""Why a box is not made so. `str()` of each is a sentence for the shop manager; nothing was changed."""

from django.utils.translation import gettext as _


class BoxRefused(Exception):
    """Base of the refusals; `part_id` is the product it is about, if it is about one."""

    part_id: int | None = None


class BoxTooSmall(BoxRefused):
    """A box holds at least two things."""

    def __str__(self) -> str:
        return _("Put at least two things into the box, or two of one.")


class PartTwice(BoxRefused):
    """The same product stands in two rows."""

    def __init__(self, *, title: str, part_id: int):
        super().__init__(title)
        self.title, self.part_id = title, part_id

    def __str__(self) -> str:
        return _("%(product)s is there twice. Write the number into one row.") % {"product": self.title}


class PartRefused(BoxRefused):
    """A product that cannot be sold in a box; `why` is one of WHY."""

    WHY = ("other_village", "is_box", "by_weight", "deposit", "date", "preorder", "not_on_sale", "not_counted")

    def __init__(self, *, title: str, part_id: int, why: str):
        super().__init__(title, why)
        self.title, self.part_id, self.why = title, part_id, why

    def __str__(self) -> str:
        said = {
            "other_village": _("%(product)s is another village’s. A box holds what your village sells itself."),
            "is_box": _("%(product)s is a box itself. A box does not go into a box."),
            "by_weight": _("%(product)s is charged by weight, so its price is not known before it is packed."),
            "deposit": _("%(product)s has a deposit on its container. Sell it without one, or leave it out."),
            "date": _("%(product)s is a place on a date. It cannot be put into a box."),
            "preorder": _("%(product)s is still to be harvested. It goes into a parcel of its own."),
            "not_on_sale": _("%(product)s is not on sale now. Put it on sale first, or leave it out."),
            "not_counted": _("The stock of %(product)s is not counted, so nobody knows how many boxes there are."),
        }
        return said[self.why] % {"product": self.title}
