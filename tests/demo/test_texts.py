"""What the demo's files promise: enough of everything, in both languages, each with a picture of its own."""

import re
from collections import Counter

import pytest

from home.demo import content
from home.demo.content import FULL, SMALL, read, read_each, read_lists
from home.demo.darkroom import DRAWINGS
from home.demo.pictures import names_in
from marketplace.catalogue.models import Product, Unit
from portal.culture.models import EventPage, StoryPage
from portal.tourism.models import ExperiencePage, Visit
from portal.villages.models import Village

HAN = re.compile(r"[\u4e00-\u9fff]")
VILLAGES = read_each("villages", content.VILLAGES)
COMMUNITIES = read_each("communities", content.COMMUNITIES)
PRODUCTS = read_lists("products", content.VILLAGES)
BOXES = read_lists("boxes", content.VILLAGES)
STORIES = [story for village in VILLAGES for story in village["stories"]]
VISITS = [visit for village in VILLAGES for visit in village["visits"]]
EVENTS = [event for place in [*VILLAGES, *COMMUNITIES] for event in place.get("events") or []]
EVERYTHING = {"home": read("home"), "categories": read("categories"), "products": PRODUCTS, "boxes": BOXES}
EVERYTHING |= {place["slug"]: place for place in [*VILLAGES, *COMMUNITIES]}


def said(body: list[dict], language: str) -> str:
    """Return the words of a page's text."""
    return "".join(block[kind][language] for block in body for kind in ("h", "p", "quote") if kind in block)


def pairs_in(part, path=""):
    """Yield (path, {zh, en}) of every text below this part."""
    if isinstance(part, list):
        for number, one in enumerate(part):
            yield from pairs_in(one, f"{path}[{number}]")
    elif isinstance(part, dict) and {"zh", "en"} & set(part):
        yield path, part
    elif isinstance(part, dict):
        for key, one in part.items():
            yield from pairs_in(one, f"{path}.{key}")


def test_the_full_demo_shows_every_village_and_community_that_is_wholly_drawn():
    assert FULL.villages[:3] == SMALL.villages
    assert FULL.communities[:1] == SMALL.communities
    shown = [*read_each("villages", FULL.villages), *read_lists("products", FULL.villages)]
    shown += [*read_each("communities", FULL.communities), *read_lists("boxes", FULL.villages)]
    names = names_in([read("home"), *shown])
    assert [name for name in names if not (DRAWINGS / f"{name}.svg").exists()] == []
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_product_stands_on_a_shelf_and_no_two_share_a_code_or_an_address():
    assert len(PRODUCTS) == len({row["code"] for row in PRODUCTS}) == len({row["slug"] for row in PRODUCTS})
    assert {row["category"] for row in PRODUCTS} <= {shelf["slug"] for shelf in read("categories")}
    assert {visit["kind"] for visit in VISITS} == {"experience", "stay"}
    for told in (STORIES, EVENTS, VISITS):
        assert len(told) == len({one["slug"] for one in told})


def test_two_villages_make_boxes_of_their_own_goods_that_cost_less_than_their_parts():
    goods = {row["code"]: row for row in PRODUCTS}
    assert len(read_lists("boxes", SMALL.villages)) == 1
    assert len(read_lists("boxes", FULL.villages)) == 2
    for box in BOXES:
        parts = [(goods[code], quantity) for code, quantity in box["inside"].items()]
        assert {part["village"] for part, _quantity in parts} == {box["village"]}
        assert all("deposit" not in part and "jin_price" not in part for part, _quantity in parts)
        assert float(box["price"]) < sum(float(part["price"]) * quantity for part, quantity in parts)
        assert max(len(text) for text in box["taste"].values()) <= Product._meta.get_field("taste").max_length


def test_every_village_and_pickup_point_has_a_telephone_of_its_own():
    phones = [village["phone"] for village in VILLAGES]
    phones += [point["phone"] for community in COMMUNITIES for point in community["pickup_points"]]
    assert [phone for phone, times in Counter(phones).items() if times > 1] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["slug"])
def test_every_story_has_four_hundred_chinese_characters_and_an_english_text_as_long(story):
    assert len(HAN.findall(said(story["body"], "zh"))) >= 400
    assert len(said(story["body"], "en").split()) >= 260


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_text_is_there_in_both_languages(name):
    missing = [path for path, pair in pairs_in(EVERYTHING[name]) if not (pair.get("zh") and pair.get("en"))]
    swapped = [path for path, pair in pairs_in(EVERYTHING[name]) if len(HAN.findall(pair.get("en") or "")) > 2]
    assert (missing, swapped) == ([], [])


def test_no_picture_is_named_twice():
    names = names_in(list(EVERYTHING.values()))
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_no_two_drawings_are_the_same():
    drawings = [path.read_bytes() for path in sorted(DRAWINGS.glob("*.svg"))]
    assert len(set(drawings)) == len(drawings)


@pytest.mark.parametrize("row", PRODUCTS, ids=lambda row: row["slug"])
def test_every_product_says_what_a_buyer_asks_and_fits_its_columns(row):
    for field in ("taste", "content", "maker", "storage"):
        assert max(len(text) for text in row[field].values()) <= Product._meta.get_field(field).max_length, field
    assert row["unit"] in Unit.values
    assert row["season"]
    assert set(row["season"]) <= set(range(1, 13))
    assert row["weight_grams"] >= (row["net_grams"] or 1)
    assert float(row["price"]) > 0
    assert row["origin"]["zh"]


def too_long(model, fields: tuple, texts: dict) -> list:
    """Return the fields whose text does not fit the model's column in one of the languages."""
    most = {field: model._meta.get_field(field).max_length for field in fields}
    return [field for field in fields if max(len(text) for text in texts[field].values()) > most[field]]


@pytest.mark.parametrize("village", VILLAGES, ids=lambda village: village["slug"])
def test_every_short_text_of_a_village_fits_its_column(village):
    facts = ("name", "meaning", "county", "people", "landscape", "live_line")
    assert too_long(Village, facts, village) == []
    for story in village["stories"]:
        assert too_long(StoryPage, ("title", "teller"), story) == [], story["slug"]
    for event in village.get("events") or []:
        assert too_long(EventPage, ("title", "place"), event) == [], event["slug"]
    for visit in village["visits"]:
        lines = ("title", "duration", "suits", "meeting_point", "cancellation")
        assert too_long(ExperiencePage, lines, visit) == [], visit["slug"]
        assert too_long(Visit, ("name", "price_unit"), {**visit, "name": visit["title"]}) == [], visit["slug"]


def test_every_product_has_two_reviews_or_more_and_both_languages_are_heard():
    reviews = read_lists("reviews", content.VILLAGES)
    times = Counter(review["product"] for review in reviews)
    assert [row["slug"] for row in PRODUCTS if times[row["slug"]] < 2] == []
    assert {review["lang"] for review in reviews} == {"zh", "en"}
    assert {3, 4, 5} <= {review["score"] for review in reviews}


def test_stories_and_industries_name_products_of_their_own_village():
    for village in VILLAGES:
        own = {row["slug"] for row in PRODUCTS if row["village"] == village["slug"]}
        named = [name for story in village["stories"] for name in story.get("mentions") or []]
        named += [name for industry in village["industries"] for name in industry.get("products") or []]
        assert set(named) <= own, village["slug"]


def test_the_small_demo_is_three_villages_and_one_community():
    assert (len(read_each("villages", SMALL.villages)), len(read_each("communities", SMALL.communities))) == (3, 1)
    assert len(read_lists("products", SMALL.villages)) == 16


def test_stories_show_products_trips_villages_recipes_and_a_gallery_that_are_there():
    known = {"product": PRODUCTS, "visit": VISITS, "village": VILLAGES}
    shown = [(story["slug"], kind, block[kind]) for story in STORIES for block in story["body"] for kind in block]
    for kind, rows in known.items():
        named = {value for _story, one, value in shown if one == kind}
        assert named, kind
        assert named <= {row["slug"] for row in rows}, kind
    asked = [
        one["product"]
        for _story, kind, value in shown
        if kind == "recipe"
        for one in value["ingredients"]
        if "product" in one
    ]
    assert set(asked) <= {row["slug"] for row in PRODUCTS}
    kinds = Counter(kind for _story, kind, _value in shown)
    assert kinds["recipe"] >= 3
    assert kinds["gallery"] >= 1
    assert len({story for story, kind, _value in shown if kind in {*known, "recipe", "gallery"}}) >= 6
