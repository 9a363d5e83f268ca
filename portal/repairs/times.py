"""Within which time an office promises to answer and to have it done, by kind of repair."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import ngettext

from portal.communities.models import Community
from portal.repairs.kinds import Category
from portal.repairs.office_models import PromisedTime

#: Hours to the first answer, hours until it is done, number to ring first. What property companies promise by
#: custom: danger and people shut in at once, water and light within a day, the rest within days. 119 is the
#: fire brigade's number in all of China, who also come for leaking gas.
DEFAULTS = {
    Category.WATER: (4, 24, ""),
    Category.POWER: (2, 24, ""),
    Category.LIFT: (1, 24, ""),
    Category.DOOR: (8, 48, ""),
    Category.GAS: (1, 4, "119"),
    Category.RUBBISH: (12, 24, ""),
    Category.OTHER: (24, 120, ""),
}


@dataclass(frozen=True)
class Terms:
    """What is promised for one category, in hours; `ring_first` is a number to ring before anything else, or ""."""

    category: Category
    answer_hours: int
    done_hours: int
    ring_first: str

    @property
    def label(self) -> str:
        """Return the category in words."""
        return str(self.category.label)

    @property
    def answer_words(self) -> str:
        """Return how long the answer may take, in words."""
        return in_words(self.answer_hours)

    @property
    def done_words(self) -> str:
        """Return how long the repair may take, in words."""
        return in_words(self.done_hours)

    def answer_by(self, since: datetime) -> datetime:
        """Return by when the first answer comes."""
        return since + timedelta(hours=self.answer_hours)

    def done_by(self, since: datetime) -> datetime:
        """Return by when it is done."""
        return since + timedelta(hours=self.done_hours)


def in_words(hours: int) -> str:
    """Return whole days as days, from two days on; everything else as hours."""
    if hours % 24 == 0 and hours > 24:
        return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}
    return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}


def all_terms(community: Community) -> dict[str, Terms]:
    """Return what the community's office promises for every category, in the order of the page; one query."""
    kept = {row.category: row for row in PromisedTime.objects.filter(community=community)}
    found = {}
    for category in Category:
        row = kept.get(category)
        facts = (row.answer_hours, row.done_hours, row.ring_first) if row else DEFAULTS[category]
        found[category.value] = Terms(category, *facts)
    return found


def terms_of(community: Community, category: str) -> Terms:
    """Return what the community's office promises for one category."""
    return all_terms(community)[category]
