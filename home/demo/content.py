"""The demo's texts, read from the YAML files beside this module; every text has a Chinese and an English form.

`content/<folder>/<slug>.yaml` holds one mapping for a village or community, or a list of the products, reviews and
questions of one village.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import yaml

HERE = Path(__file__).parent
CONTENT = HERE / "content"
#: As in `picture: product-honey`.
NAMED_PICTURE = re.compile(r"^\s*(?:- )?picture: ([\w-]+)$", re.MULTILINE)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LANGUAGES = {"zh-hans": "zh", "en": "en"}


@dataclass(frozen=True)
class Size:
    """How much of the demo is loaded: slugs in the order in which they are brought on."""

    villages: tuple[str, ...]
    communities: tuple[str, ...]
    has_year: bool


def is_drawn(folder: str, slug: str) -> bool:
    """Say whether every picture named in the texts of a village or community is there; without them it is not shown."""
    files = [CONTENT / part / f"{slug}.yaml" for part in (folder, "products")]
    names = [name for file in files if file.exists() for name in NAMED_PICTURE.findall(file.read_text("utf-8"))]
    return bool(names) and all((HERE / "pictures" / f"{name}.svg").exists() for name in names)


#: Texts that are written; those without all their pictures wait for them.
VILLAGES = ("yunti", "chashan", "haiwei", "wangxue", "hualong", "yinpo", "qianshu", "hongdu")
COMMUNITIES = ("green-lake", "riverbend")
SMALL = Size(villages=VILLAGES[:3], communities=COMMUNITIES[:1], has_year=False)
FULL = Size(
    villages=tuple(slug for slug in VILLAGES if is_drawn("villages", slug)),
    communities=tuple(slug for slug in COMMUNITIES if is_drawn("communities", slug)),
    has_year=True,
)
SIZES = {"small": SMALL, "full": FULL}


@cache
def read(name: str):
    """Return the parsed content file `name`.yaml."""
    return yaml.load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8"), LOADER)


def read_each(folder: str, slugs: tuple[str, ...]) -> list[dict]:
    """Return the mapping of each slug that has a file in the folder, in the order of the slugs."""
    return [read(f"{folder}/{slug}") for slug in slugs if (CONTENT / folder / f"{slug}.yaml").exists()]


def read_lists(folder: str, slugs: tuple[str, ...]) -> list[dict]:
    """Return the rows of all files in the folder that bear one of these slugs, in the order of the slugs."""
    return [row for rows in read_each(folder, slugs) for row in rows]


def in_both(**texts: dict | None) -> dict[str, str]:
    """Return model fields for translated columns: name={zh, en} becomes name_zh_hans and name_en."""
    fields = {}
    for field, text in texts.items():
        for language, key in LANGUAGES.items():
            fields[f"{field}_{language.replace('-', '_')}"] = (text or {}).get(key, "")
    return fields


def by_language(make) -> dict[str, dict]:
    """Return {language: make(key)} for both languages; make gets `zh` or `en`."""
    return {language: make(key) for language, key in LANGUAGES.items()}


def stream(blocks: list | None, key: str, find_picture, find_row=None) -> list[tuple]:
    """Return StreamField data of a body in one language.

    find_picture(name) gives the image; find_row(kind, slug) gives a product, visit or village, or None where the
    demo is too small to have it, and then its block is left out.
    """
    data = []
    for block in blocks or []:
        kind = next(name for name in (*LIVE, *WRITTEN) if name in block)
        value = find_row(kind, block[kind]) if kind in LIVE else WRITTEN[kind](block, key, find_picture, find_row)
        if value is not None:
            data.append((NAMES.get(kind, kind), value))
    return data


def _quote(block: dict, key: str, *_finders) -> dict:
    return {"text": block["quote"][key], "by": (block.get("by") or {}).get(key, "")}


def _picture(block: dict, key: str, find_picture, _find_row=None) -> dict:
    name = block.get("picture") or block["show"]
    return {
        "image": find_picture(name),
        "alt": block["alt"][key],
        "caption": (block.get("caption") or {}).get(key, ""),
    }


def _gallery(block: dict, key: str, find_picture, _find_row) -> dict:
    return {"pictures": [_picture(one, key, find_picture) for one in block["gallery"]]}


def _recipe(block: dict, key: str, _find_picture, find_row) -> dict:
    recipe = block["recipe"]
    rows = [
        {
            "name": one["name"][key],
            "amount": one["amount"][key],
            "product": find_row("product", one["product"]) if "product" in one else None,
        }
        for one in recipe["ingredients"]
    ]
    steps = [step[key] for step in recipe["steps"]]
    facts = {name: recipe[name] for name in ("serves", "minutes")}
    return {"title": recipe["title"][key], **facts, "ingredients": rows, "steps": steps}


#: Blocks that show a row of the site, and those that are written, by their name in the files.
LIVE = ("product", "visit", "village")
WRITTEN = {
    "h": lambda block, key, *_finders: block["h"][key],
    "p": lambda block, key, *_finders: as_rich_text(block["p"][key]),
    "quote": _quote,
    "gallery": _gallery,
    "recipe": _recipe,
    "picture": _picture,
}
NAMES = {"h": "heading", "p": "text"}


def as_rich_text(text: str):
    """Return a paragraph as Wagtail's rich text."""
    from wagtail.rich_text import RichText

    return RichText(f"<p>{escape(text.strip())}</p>")


def listed(texts: list | None, key: str):
    """Return a list of texts as one rich-text list block."""
    from wagtail.rich_text import RichText

    rows = "".join(f"<li>{escape(text[key])}</li>" for text in texts or [])
    return [("text", RichText(f"<ul>{rows}</ul>"))] if rows else []
