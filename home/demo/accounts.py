"""One account per role, so that everything can be tried."""

from dataclasses import dataclass

from home.demo.content import FULL, SMALL, Size, read_each
from portal.users.models import User
from portal.users.phones import normalise_phone

PASSWORD = "yunli-demo-26"


@dataclass(frozen=True)
class Account:
    """A demo account: what it may do, in words for the console, and its village roles."""

    email: str
    name: str
    does: str
    roles: tuple[tuple[str, str], ...] = ()
    phone: str | None = None
    is_operator: bool = False
    language: str = "zh-hans"


ACCOUNTS = [
    Account("operator@yunli.example", "运营", "operator: both admins, the whole shop", is_operator=True),
    Account("yunti@yunli.example", "联络人 M", "coordinator of Yunti", (("yunti", "coordinator"),)),
    Account("chashan@yunli.example", "店长 S", "shop manager of Chashan", (("chashan", "shop_manager"),)),
    Account(
        "haiwei@yunli.example",
        "Y 家老二",
        "coordinator and shop manager of Haiwei, shop manager of Yunti",
        (("haiwei", "coordinator"), ("haiwei", "shop_manager"), ("yunti", "shop_manager")),
    ),
    Account("shelf@yunli.example", "货架 H", "keeper of the pickup points"),
    Account("barber@yunli.example", "店主 B", "keeper of the barber’s shop: hours, offers, vouchers"),
    Account("corner@yunli.example", "店主 C", "keeper of the other businesses around the corner"),
    Account("neighbours@yunli.example", "社区 N", "editor of the communities: decides who is listed"),
    Account("resident@yunli.example", "居民 W", "buyer with orders, resident of Green Lake Court", phone="13800001111"),
    Account("visitor@yunli.example", "Visitor J", "buyer, reads English", language="en"),
]

#: Employed by the property company of both compounds.
OFFICE = Account("office@yunli.example", "物业 A", "property office of both compounds: residents, notices, repairs")

#: Made when the demo's first payout is: a large one takes two people.
CASHIER = Account("cashier@yunli.example", "财务 L", "second operator: marks payouts as paid", is_operator=True)


def people_in_charge(size: Size) -> list[Account]:
    """Return one account for each village that the roles above leave out."""
    return [
        Account(
            f"{slug}@yunli.example",
            "联络人",
            f"coordinator and shop manager of {slug.capitalize()}",
            ((slug, "coordinator"), (slug, "shop_manager")),
        )
        for slug in [texts["slug"] for texts in read_each("villages", size.villages)]
        if slug not in SMALL.villages
    ]


def make_account(account: Account) -> User:
    """Return the account's user, made once with the demo password."""
    found = User.objects.filter(email=account.email).first()
    if found:
        return found
    return User.objects.create_user(
        email=account.email,
        password=PASSWORD,
        phone=account.phone,
        proven_phone=normalise_phone(account.phone) if account.phone else "",
        first_name=account.name,
        language=account.language,
        is_staff=account.is_operator,
        is_superuser=account.is_operator,
    )


def lines() -> list[str]:
    """Return one line per account for the console."""
    return [
        f"  {account.email:<28}{account.does}" for account in [*ACCOUNTS, OFFICE, CASHIER, *people_in_charge(FULL)]
    ] + [f"  password for all: {PASSWORD}"]
