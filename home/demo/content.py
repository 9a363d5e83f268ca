"""The demo's texts, read from the YAML files beside this module; every text has a Chinese and an English form."""

from functools import cache
from html import escape
from pathlib import Path

import yaml

HERE = Path(__file__).parent
CONTENT = HERE / "content"
LANGUAGES = {"zh-hans": "zh", "en": "en"}


@cache
def read(name: str):
    """Return the parsed content file `name`.yaml."""
    return yaml.safe_load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8"))


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
