"""Every class we override is really the one Oscar loads."""

import ast
from pathlib import Path

import oscar
import pytest
from django.apps import apps
from django.conf import settings
from oscar.core.loading import get_class

NOT_LOADED_BY_NAME = {"apps", "models", "admin", "translation"}


def module_name(path: Path) -> str:
    relative = path.relative_to(settings.BASE_DIR).with_suffix("")
    return ".".join(relative.parts)


def overrides():
    """Yield (Oscar's module, class name, our module) for each class of a fork that Oscar has under the same name."""
    for config in apps.get_app_configs():
        parents = [base.__module__ for base in type(config).__mro__[1:] if base.__module__.startswith("oscar.apps.")]
        if not type(config).__module__.startswith("marketplace.") or not parents:
            continue
        core_room = parents[0].removesuffix(".apps")
        for path in sorted(Path(config.path).glob("*.py")):
            core = core_file(core_room, path.stem)
            if path.stem in NOT_LOADED_BY_NAME or core is None:
                continue
            names = classes_of(path) & names_of(core)
            yield from ((f"{core_room}.{path.stem}", name, module_name(path)) for name in sorted(names))


def core_file(room: str, stem: str) -> Path | None:
    """Return Oscar's file of the same name, be it a module or a folder."""
    folder = Path(oscar.__file__).parents[1].joinpath(*room.split("."))
    return next((path for path in (folder / f"{stem}.py", folder / stem / "__init__.py") if path.exists()), None)


def classes_of(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)}


def names_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    assigned = {t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
    return classes_of(path) | assigned


FOUND = list(overrides())


@pytest.mark.parametrize(("core", "name", "ours"), FOUND, ids=[f"{core}.{name}" for core, name, _ours in FOUND])
def test_oscar_loads_our_class(core, name, ours):
    label = core.removeprefix("oscar.apps.")
    assert get_class(label, name).__module__ == ours


def test_the_forks_that_carry_the_shop_are_among_them():
    names = {name for _core, name, _ours in FOUND}
    wanted = {"CatalogueView", "ProductDetailView", "ProductQuerySet", "Selector", "BasketView", "BasketMiddleware"}
    assert wanted <= names


@pytest.mark.parametrize(
    ("label", "model", "ours"),
    [
        ("catalogue", "Product", "marketplace.catalogue.models"),
        ("partner", "StockRecord", "marketplace.partner.models"),
        ("basket", "Basket", "marketplace.basket.models"),
        ("basket", "Line", "marketplace.basket.models"),
    ],
)
def test_our_models_stand_in_for_oscars(label, model, ours):
    assert apps.get_model(label, model).__module__ == ours
