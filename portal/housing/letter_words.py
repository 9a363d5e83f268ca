"""What the letters about homes say: subject, sentences, the word on the button."""

from django.utils.translation import gettext_lazy as _

OPEN, LOOK, TALK, DESK = _("Open my listing"), _("See other homes"), _("Read and answer"), _("Look at it")
WORDS = {
    "waiting": (
        _("A home waits to be looked at: %(home)s"),
        [_("Somebody offers a home for the first time. It is shown once you have looked at it.")],
        DESK,
    ),
    "approved": (
        _("Your home is shown: %(home)s"),
        [_("Everybody sees it now, until %(day)s. Five days before, we ask whether it is still to be had.")],
        OPEN,
    ),
    "refused": (_("Your home is not shown: %(home)s"), [_("The reason: %(reason)s")], OPEN),
    "kept": (
        _("Your home is shown again: %(home)s"),
        [_("Readers had said that something is wrong with it. We have looked and found nothing.")],
        OPEN,
    ),
    "taken-down": (
        _("Your home is shown no more: %(home)s"),
        [_("Readers said that something is wrong with it, and we have looked."), _("The reason: %(reason)s")],
        OPEN,
    ),
    "hidden": (
        _("Your home is hidden for now: %(home)s"),
        [_("Three readers say that something is wrong with it. It is shown again once somebody has looked.")],
        OPEN,
    ),
    "reported": (
        _("A home is said to be false: %(home)s"),
        [_("A reader has reported it. With three reports it is hidden until you have looked.")],
        DESK,
    ),
    "report-upheld": (
        _("You were right about %(home)s"),
        [_("You reported this home. We have looked: it is shown no more. Thank you.")],
        LOOK,
    ),
    "report-not-upheld": (
        _("We have looked at %(home)s"),
        [_("You reported this home. We have looked and found nothing wrong. Thank you all the same.")],
        LOOK,
    ),
    "ends-soon": (
        _("Is it still to be had? %(home)s"),
        [_("It is shown until %(day)s. One tap shows it for another 30 days; without it, it goes by itself.")],
        _("Renew it"),
    ),
    "expired": (
        _("Shown no more: %(home)s"),
        [_("Nobody has confirmed it for 30 days. One tap shows it again.")],
        _("Show it again"),
    ),
    "word": (
        _("A word about %(home)s"),
        [_("Somebody wrote to you. Answer on the site: neither sees the other’s address.")],
        TALK,
    ),
    "talk-reported": (
        _("A talk was reported: %(home)s"),
        [_("One of the two asks you to read it. Until you have answered, neither can write.")],
        DESK,
    ),
    "talk-reopened": (
        _("You can write again: %(home)s"),
        [_("We have read the talk that was reported. Both can write again.")],
        TALK,
    ),
    "talk-stays-blocked": (
        _("The talk stays closed: %(home)s"),
        [_("We have read the talk that was reported. Nobody can write in it any more.")],
        TALK,
    ),
}
