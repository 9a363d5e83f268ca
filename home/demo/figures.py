"""A year of site figures: more readers on weekends, before the festivals, and month by month; the same each time.

Orders and their baskets are the demo's own; the readers, and the baskets they left, are made up here.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone
from oscar.core.loading import get_class, get_model
from wagtail.models import Page

from home.demo.clock import at
from home.demo.content import Size
from home.demo.year_plan import BUSY, SEED
from portal.figures import kinds
from portal.figures.counting import Count
from portal.figures.models import Figure
from portal.figures.services import DAYS_UNTIL_FINAL, add_counts, recount

Product, Basket = get_model("catalogue", "Product"), get_model("basket", "Basket")
DAY = timedelta(days=1)
DAYS, DAYS_OF_SMALL = 365, 21
#: Visits on the first and on the last day of the year, before weekday, season and chance.
FIRST_VISITS, LAST_VISITS = 45, 130
#: Monday to Sunday.
WEEK = (0.9, 0.85, 0.85, 0.9, 1.0, 1.35, 1.25)
LANGUAGES = {"zh-hans": 92, "en": 8}
DEVICES = {kinds.PHONE: 77, kinds.TABLET: 5, kinds.COMPUTER: 18}
PAGES_A_VISIT, SEARCHES_A_PAGE, LEFT_A_VISIT = 2.7, 0.06, 0.02
ROOMS = {"catalogue:index": 60, "basket:summary": 22, "checkout:index": 8, "site_search:find": 10}
#: What the villages do not offer, or not yet, and how often it is looked for.
WANTED = {
    "zh-hans": {
        "宣威火腿": 9,
        "鲜花饼": 8,
        "小锅米线": 6,
        "土鸡": 6,
        "酸木瓜": 4,
        "石榴": 3,
        "三七粉": 3,
        "亲子采摘": 3,
    },
    "en": {"ham": 3, "flower cakes": 3, "cooking class": 2, "pomegranate": 1},
}


def live_a_year_of_readers(*, size: Size) -> None:
    """Let the days before today have had their readers, once."""
    today, days = timezone.localdate(), DAYS if size.has_year else DAYS_OF_SMALL
    if Figure.objects.of(kinds.VISIT).filter(day__lt=today).exists():
        return
    rng = Random(SEED)
    leave_baskets(rng, today)
    recount(first=today - days * DAY, last=today)
    readers = Readers(rng)
    counts: Counter = Counter()
    for back in range(days, 0, -1):
        counts.update(readers.day(today - back * DAY, grown=1 - back / DAYS, is_final=back > DAYS_UNTIL_FINAL))
    add_counts(counts=counts)


def leave_baskets(rng: Random, today: date) -> None:
    """Fill baskets on the last days and go away: these days are counted from the baskets again and again."""
    products = list(Product.objects.on_shelf().order_by("upc"))
    for back in range(DAYS_UNTIL_FINAL, 1, -1):
        for _basket in range(rng.randint(1, 4)):
            moment = datetime.combine(today - back * DAY, time(rng.randint(8, 21), rng.randrange(60)))
            with at(timezone.make_aware(moment)):
                basket = Basket.objects.create()
                basket.strategy = get_class("partner.strategy", "Selector")().strategy()
                basket.add_product(rng.choice(products), 1)


class Readers:
    """Who comes, reads, looks for something and puts something in a basket."""

    def __init__(self, rng: Random):
        self.rng = rng
        pages = Page.objects.live().filter(depth__gt=1, locale__language_code="zh-hans").order_by("path")
        self.pages = self.liked((kinds.PAGE, page.translation_key.hex) for page in pages)
        self.goods = self.liked(("product", str(product.pk)) for product in Product.objects.on_shelf().order_by("upc"))
        shelves = get_model("catalogue", "Category").objects.filter(is_public=True).order_by("path")
        self.shelves = self.liked(("category", str(shelf.pk)) for shelf in shelves)
        rows = Figure.objects.of(kinds.BEGUN, kinds.ORDERED).values_list("day", "kind", "number")
        self.baskets = {(day, kind): number for day, kind, number in rows}

    def liked(self, subjects) -> dict[tuple, float]:
        """Return the subjects with how much each is read: few very much, many little."""
        subjects = list(subjects)
        self.rng.shuffle(subjects)
        return {subject: 1 / (place + 2) for place, subject in enumerate(subjects)}

    def day(self, day: date, *, grown: float, is_final: bool) -> Iterator[Count]:
        """Yield everything that happened on a day, each as often as it did."""
        middle = (FIRST_VISITS + (LAST_VISITS - FIRST_VISITS) * grown) * WEEK[day.weekday()] * BUSY.get(day.month, 1.0)
        visits = max(1, round(self.rng.gauss(middle, middle * 0.12)))
        read = round(visits * PAGES_A_VISIT * self.rng.uniform(0.9, 1.1))
        yield from self.by_device(kinds.VISIT, day, visits)
        yield from self.by_device(kinds.VIEW, day, read)
        for subjects, part in ((self.pages, 0.48), (self.goods, 0.34), (self.shelves, 0.05), (_rooms(), 0.13)):
            for language, (kind, key) in self.several(subjects, round(read * part)):
                yield Count(kind, day, key, language)
        yield from self.searches(day, round(read * SEARCHES_A_PAGE))
        yield from self.baskets_of(day, visits, is_final)

    def searches(self, day: date, number: int) -> Iterator[Count]:
        """Yield the searches of a day; every fifth finds nothing."""
        for language in self.rng.choices(list(LANGUAGES), list(LANGUAGES.values()), k=number):
            yield Count(kinds.SEARCH, day, "", language)
            if self.rng.random() < 0.2:
                wanted = WANTED[language]
                yield Count(kinds.MISSED, day, self.rng.choices(list(wanted), list(wanted.values()))[0], language)

    def baskets_of(self, day: date, visits: int, is_final: bool) -> Iterator[Count]:
        """Yield the baskets somebody left, on days whose baskets are no longer counted, and by device what began."""
        left = round(visits * LEFT_A_VISIT * self.rng.uniform(0.5, 1.5)) if is_final else 0
        yield from [Count(kinds.BEGUN, day), Count(kinds.LEFT, day)] * left
        yield from self.by_device(kinds.FILLED, day, self.baskets.get((day, kinds.BEGUN), 0) + left)
        yield from self.by_device(kinds.SENT, day, self.baskets.get((day, kinds.ORDERED), 0))

    def by_device(self, kind: str, day: date, number: int) -> Iterator[Count]:
        """Yield so many of a kind, each with a language and a device."""
        for language, device in self.several(DEVICES, number):
            yield Count(kind, day, "", language, device)

    def several(self, weights: dict, number: int) -> Iterator[tuple]:
        """Yield so many pairs of a language and one of these."""
        languages = self.rng.choices(list(LANGUAGES), list(LANGUAGES.values()), k=number)
        return zip(languages, self.rng.choices(list(weights), list(weights.values()), k=number), strict=True)


def _rooms() -> dict[tuple, int]:
    return {(kinds.ROOM, name): weight for name, weight in ROOMS.items()}
