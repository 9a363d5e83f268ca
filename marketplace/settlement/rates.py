"""Which rate counts, and how a share is rounded (docs/adr/0040)."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from marketplace.settlement.rule_models import CommissionRule, FeeRule, RewardRule

FEN = Decimal("0.01")
NOTHING = Decimal("0.00")


def part_of(amount: Decimal, percent: Decimal) -> Decimal:
    """Return so many percent of an amount (CNY), rounded half up to the fen."""
    return (amount * percent / 100).quantize(FEN, ROUND_HALF_UP)


def part_back(*, left: Decimal, off: Decimal, percent: Decimal) -> Decimal:
    """Return what of the share comes back when `off` is taken from the `left` amount (CNY).

    It is the share of what was left less the share of what is left now, so that all parts sum to the whole share.
    """
    return part_of(left, percent) - part_of(left - off, percent)


def commission_rules(*, on: date, producer_id: int, product_ids: Iterable[int]) -> dict[int, CommissionRule | None]:
    """Return the rule that counts for each of a village's products on a day, None where there is none; two queries.

    The most specific wins: village and category, village, category, all. Among categories the deepest one, among
    equals the rule that began last, then the one entered last.
    """
    rules = CommissionRule.objects.valid_on(on).filter(producer=producer_id) | CommissionRule.objects.valid_on(
        on
    ).filter(producer=None)
    known = list(rules.select_related("category"))
    if not known:
        return dict.fromkeys(product_ids)
    paths = _category_paths(product_ids) if any(rule.category_id for rule in known) else {}
    found = {}
    for pk in product_ids:
        fitting = [rule for rule in known if _fits(rule, paths.get(pk, ()))]
        found[pk] = max(fitting, key=_rank, default=None)
    return found


def _category_paths(product_ids: Iterable[int]) -> dict[int, list[str]]:
    """Return the treebeard paths of the products' categories; a variant's are its parent's."""
    parents = dict(
        get_model("catalogue", "Product")
        .objects.filter(pk__in=product_ids)
        .values_list("pk", Coalesce("parent_id", "pk"))
    )
    rows = get_model("catalogue", "ProductCategory").objects.filter(product__in=set(parents.values()))
    by_product: dict[int, list[str]] = {}
    for product, path in rows.values_list("product", "category__path"):
        by_product.setdefault(product, []).append(path)
    return {pk: by_product.get(parent, []) for pk, parent in parents.items()}


def _fits(rule: CommissionRule, paths: Iterable[str]) -> bool:
    return rule.category_id is None or any(path.startswith(rule.category.path) for path in paths)


def _rank(rule: CommissionRule) -> tuple:
    depth = rule.category.depth if rule.category_id else 0
    return (rule.producer_id is not None, depth, rule.valid_from, rule.pk)


def reward_rule(*, on: date, point_id: int) -> RewardRule | None:
    """Return what a pickup point gets on a day for a parcel: its own rule before the one for all."""
    rules = RewardRule.objects.valid_on(on)
    found = list(rules.filter(point=point_id) | rules.filter(point=None))
    return max(found, key=lambda rule: (rule.point_id is not None, rule.valid_from, rule.pk), default=None)


def fee_rule(*, on: date, provider: str) -> FeeRule | None:
    """Return a provider's fee on a day: the rule that began last."""
    return FeeRule.objects.valid_on(on).filter(provider=provider).order_by("-valid_from", "-pk").first()
