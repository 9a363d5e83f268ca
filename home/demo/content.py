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


def stream(blocks: list | None, key: str, find_picture) -> list[tuple]:
    """Return StreamField data of a body in one language; find_picture(name) gives the image."""
    data = []
    for block in blocks or []:
        if "h" in block:
            data.append(("heading", block["h"][key]))
        elif "p" in block:
            data.append(("text", as_rich_text(block["p"][key])))
        elif "quote" in block:
            data.append(("quote", {"text": block["quote"][key], "by": (block.get("by") or {}).get(key, "")}))
        elif "picture" in block:
            picture = {"image": find_picture(block["picture"]), "alt": block["alt"][key], "caption": ""}
            data.append(("picture", picture))
    return data


def as_rich_text(text: str):
    """Return a paragraph as Wagtail's rich text."""
    from wagtail.rich_text import RichText

    return RichText(f"<p>{escape(text.strip())}</p>")


def listed(texts: list | None, key: str):
    """Return a list of texts as one rich-text list block."""
    from wagtail.rich_text import RichText

    rows = "".join(f"<li>{escape(text[key])}</li>" for text in texts or [])
    return [("text", RichText(f"<ul>{rows}</ul>"))] if rows else []
