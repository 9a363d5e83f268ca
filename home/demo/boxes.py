"""The demo's boxes: made of what their villages sell, and ordered now and then during the year."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from oscar.core.loading import get_model

from home.demo.content import Size, in_both, read_lists
from home.demo.year_plan import Buyer, Wish
from marketplace.boxes.services import Content, save_box
from portal.villages.models import Village

Product, Category = get_model("catalogue", "Product"), get_model("catalogue", "Category")
#: So many days before today somebody bought a box, and how many of it; who, and the last digits of the telephone.
BOUGHT = ((330, 1, "小 B", 1), (212, 2, "K 老师", 2), (96, 1, "F 家", 3), (24, 1, "小 B", 1), (11, 1, "M 阿姨", 4))


def fill_boxes(size: Size) -> None:
    """Make the boxes of these villages, once."""
    for texts in read_lists("boxes", size.villages):
        if not Product.objects.filter(upc=texts["code"]).exists():
            _fill(texts)


def _fill(texts: dict) -> None:
    description = {key: "".join(f"<p>{part[key]}</p>" for part in texts["description"]) for key in ("zh", "en")}
    words = in_both(description=description, **{name: texts[name] for name in ("title", "taste", "storage")})
    parts = {product.upc: product for product in Product.objects.filter(upc__in=texts["inside"])}
    save_box(
        producer=Village.objects.get(slug=texts["village"]).producer,
        contents=[Content(parts[code], quantity) for code, quantity in texts["inside"].items()],
        fields={"upc": texts["code"], "slug": texts["slug"], "is_public": True, **words},
        category=Category.objects.get(slug=texts["category"]),
        price=Decimal(texts["price"]),
    )


def wishes(*, size: Size, now: datetime) -> list[Wish]:
    """Return the orders of boxes in the year before `now`, one box after the other."""
    boxes, found = read_lists("boxes", size.villages), []
    for number, (days, quantity, name, phone) in enumerate(BOUGHT):
        buyer = Buyer(name, f"1370000{9000 + phone}", 0, (), size.communities[0])
        moment = (now - timedelta(days=days)).replace(hour=20, minute=15)
        found.append(Wish(moment, buyer, {boxes[number % len(boxes)]["code"]: quantity}, is_cancelled=False))
    return found


def taken(lines: Mapping[str, int], size: Size) -> dict[str, int]:
    """Return how many of which goods alone an order takes, by product code: what is in its boxes, too."""
    inside = {texts["code"]: texts["inside"] for texts in read_lists("boxes", size.villages)}
    sums: dict[str, int] = {}
    for code, quantity in lines.items():
        for part, each in inside.get(code, {code: 1}).items():
            sums[part] = sums.get(part, 0) + each * quantity
    return sums
