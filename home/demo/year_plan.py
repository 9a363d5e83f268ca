"""Who bought what in the last year, and when: the same people and wishes each time, counted back from today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product as pairs
from random import Random

from home.demo.content import Size, read_each, read_lists
from portal.places.models import Province

SEED = 1124
DAYS = 365
#: How many buyers collect at each community, and since when it has been paired with the villages.
RESIDENTS = {"green-lake": 24, "riverbend": 14}
PAIRED_SINCE = {"green-lake": date(2025, 3, 1), "riverbend": date(2026, 4, 1)}
FAR_BUYERS = 7
#: Days between two orders of one buyer, and how many buyers in a hundred order so often.
PACES = {16: 4, 28: 11, 45: 20, 80: 30, 160: 35}
FORMS = ("{} 阿姨", "{} 大爷", "{} 老师", "小 {}", "{} 家", "{}")
INITIALS = "BCDFGHJKLMNPQRSTWXYZ"
#: Before the Spring Festival people buy more, in the summer heat less.
BUSY = {1: 1.5, 2: 1.2, 6: 0.8, 7: 0.7, 8: 0.8, 9: 1.1, 10: 1.2, 11: 1.2, 12: 1.4}
ADDRESSES = (
    (Province.YUNNAN, "曲靖市", "麒麟区", "南宁西路 1 号 2 幢 301"),
    (Province.YUNNAN, "玉溪市", "红塔区", "东风中路 8 号 5 单元 602"),
    (Province.SICHUAN, "成都市", "锦江区", "东大街 20 号 1 单元 1102"),
    (Province.GUANGDONG, "广州市", "越秀区", "中山五路 6 号 801"),
    (Province.SHANGHAI, "上海市", "徐汇区", "天平路 15 号 204"),
    (Province.BEIJING, "北京市", "海淀区", "学院路 30 号 6 号楼 412"),
)


@dataclass(frozen=True)
class Buyer:
    """One buyer: where things go (a community, or an address), how often, and what is liked."""

    name: str
    phone: str
    pace: int
    likes: tuple[str, ...]
    community: str = ""
    address: tuple | None = None
    is_resident_account: bool = False


@dataclass(frozen=True)
class Wish:
    """One order: when, whose, how many of which product codes, and whether it is taken back."""

    at: datetime
    buyer: Buyer
    lines: dict[str, int]
    is_cancelled: bool


def plan_year(*, size: Size, now: datetime) -> list[Wish]:
    """Return the wishes of the year before `now` (aware, local time) in their order."""
    rng, goods = Random(SEED), read_lists("products", size.villages)
    homes = [texts["slug"] for texts in read_each("communities", size.communities)]
    buyers = list(_buyers(rng, goods, homes))
    return sorted((wish for buyer in buyers for wish in _wishes(rng, buyer, goods, now)), key=lambda wish: wish.at)


def _buyers(rng: Random, goods: list[dict], homes: list[str]) -> Iterator[Buyer]:
    names = [form.format(initial) for form, initial in pairs(FORMS, INITIALS)]
    rng.shuffle(names)
    places = [home for home in homes for _each in range(RESIDENTS[home])] + [""] * FAR_BUYERS
    codes = [row["code"] for row in goods]
    yield Buyer("居民 W", "13800001111", 24, tuple(rng.sample(codes, 8)), homes[0], is_resident_account=True)
    for number, place in enumerate(places):
        yield Buyer(
            name=names[number],
            phone=f"1360000{number:04}",
            pace=rng.choices(list(PACES), list(PACES.values()))[0],
            likes=tuple(rng.sample(codes, rng.randint(3, 6))),
            community=place,
            address=None if place else rng.choice(ADDRESSES),
        )


def _wishes(rng: Random, buyer: Buyer, goods: list[dict], now: datetime) -> Iterator[Wish]:
    since, day = PAIRED_SINCE.get(buyer.community, date.min), now - timedelta(days=DAYS)
    while True:
        day += timedelta(days=rng.expovariate(BUSY.get(day.month, 1.0) / buyer.pace))
        moment = day.replace(hour=rng.choice((7, 8, 12, 12, 13, 18, 19, 20, 20, 21, 21, 22)), minute=rng.randrange(60))
        lines, is_cancelled = _lines(rng, buyer, goods, moment.month), rng.random() < 0.03
        if moment >= now - timedelta(hours=2):
            return
        if moment.date() >= since and lines:
            yield Wish(moment, buyer, lines, is_cancelled)


def _lines(rng: Random, buyer: Buyer, goods: list[dict], month: int) -> dict[str, int]:
    """Return what is in season, what the buyer likes and what costs less the likelier."""
    ripe = [row for row in goods if month in row["season"]]
    weights = [(4 if row["code"] in buyer.likes else 1) / float(row["price"]) ** 0.6 for row in ripe]
    chosen = rng.choices(ripe, weights, k=rng.choice((1, 1, 2, 2, 3, 4))) if ripe else []
    return {row["code"]: rng.choice((1, 1, 2)) if float(row["price"]) < 60 else 1 for row in chosen}
