"""Why a lot refuses; `str()` of each is a sentence for the person at the board."""

from django.utils.translation import gettext as _

from marketplace.consignments.exceptions import ConsignmentError


class LotRecalled(ConsignmentError):
    """The goods of this line came from a lot that is recalled, and no other lot is open."""

    def __init__(self, *, code: str, title: str):
        super().__init__(code, title)
        self.code, self.title = code, title

    def __str__(self) -> str:
        return _("Lot %(code)s is recalled: %(title)s must not be packed. Open a new lot, or leave it out.") % {
            "code": self.code,
            "title": self.title,
        }


class LotClosed(ConsignmentError):
    """The lot the packer saw is closed or recalled by now; `code` is its number."""

    def __init__(self, *, code: str):
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return _("Nothing is packed from lot %(code)s any more. Take it from the lot shown now.") % {"code": self.code}
