#!/usr/bin/env python
"""Cut the display face for Chinese headings: the Song characters our headings use, and no others.

    pip install fonttools brotli babel pyyaml        (for the maker alone; the site needs none of them)
    python script/display_font.py [NotoSerifCJK-Bold.ttc]

Writes static/fonts/yunli-song.woff2 and beside it yunli-song.txt, the characters it holds. Run it after new headings;
a heading with a character that is missing is set in the system's face as a whole (`{% display_face %}`).
The source is Noto Serif CJK (OFL 1.1, static/fonts/OFL.txt); the licence asks for another name, so it has one.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc")
FAMILY_IN_SOURCE, FAMILY = "Noto Serif CJK SC", "Yunli Song"
MOST_BYTES = 68_000
#: About this many bytes of WOFF2 a character.
BYTES_A_CHARACTER = 220
SET_IN_SONG = re.compile(r"[\u3001-\u3011\u4e00-\u9fff\uff01-\uff1f]")
HEADING = re.compile(
    r"<(h[123]|legend)\b.*?</\1>|{% block heading %}.*?{% endblock %}|<b>{% translate.*?</b>", re.DOTALL
)
MESSAGE = re.compile(r'{% translate "(.*?)"|{% blocktranslate.*?%}(.*?){% (?:plural|endblocktranslate)', re.DOTALL)
SITE_NAME = "云里"
BACK_OFFICE = {"dashboard", "wagtailadmin", "admin", "mail", "email", "panels", "papers", "letters"}
#: Frames whose rooms are set in the system's own Song (`dash-wrap` in dashboard.css), which people at work see all day.
WORKROOMS = {"work/layout.html", "papers/sheet.html"}
FRAME = re.compile(r'{% extends "(.*?)"')
SHORT_TEXTS = {"name", "title", "h", "q"}


def interface_words() -> Iterator[str]:
    """Yield the site's name and the Chinese of every translated heading of the templates."""
    yield SITE_NAME
    with (ROOT / "locale/zh_Hans/LC_MESSAGES/django.po").open("rb") as file:
        chinese = {message.id: message.string for message in read_po(file) if isinstance(message.id, str)}
    for template in sorted((ROOT / "templates").rglob("*.html")):
        if BACK_OFFICE & set(template.parts) or is_workroom(template):
            continue
        text = template.read_text()
        for heading in HEADING.finditer(text):
            for plain, block in MESSAGE.findall(heading.group()):
                yield str(chinese.get(plain or re.sub(r"{{ ?(\w+) ?}}", r"%(\1)s", block.strip()), ""))


def is_workroom(template: Path) -> bool:
    """Say whether a template stands, by what it extends, in the frame of the workrooms or on paper."""
    frame = FRAME.search(template.read_text()) if template.is_file() else None
    if frame is None or template == (above := ROOT / "templates" / frame[1]):  # or it changes a package's own
        return False
    return frame[1] in WORKROOMS or is_workroom(above)


def demo_headings(node: object = None) -> Iterator[str]:
    """Yield the Chinese names, titles, headings and quotes of the demo."""
    if node is None:
        for file in sorted((ROOT / "home/demo/content").rglob("*.yaml")):
            yield from demo_headings(yaml.safe_load(file.read_text()))
    elif isinstance(node, list):
        for part in node:
            yield from demo_headings(part)
    elif isinstance(node, dict):
        for key, part in node.items():
            if key in SHORT_TEXTS and isinstance(part, dict) and "zh" in part:
                yield part["zh"]
            else:
                yield from demo_headings(part) if isinstance(part, list | dict) else ()


def characters() -> list[str]:
    """Return the characters to keep: the interface's, then those that complete most of the demo's headings."""
    room = MOST_BYTES // BYTES_A_CHARACTER
    keep = set(SET_IN_SONG.findall("".join(interface_words())))
    waiting = [set(SET_IN_SONG.findall(heading)) for heading in demo_headings()]
    while waiting:
        waiting.sort(key=lambda heading: len(heading - keep))
        heading = waiting.pop(0)
        if len(keep | heading) > room:
            break
        keep |= heading
    return sorted(keep)


def cut(source: Path, keep: list[str], target: Path) -> None:
    """Write the source's characters in `keep` as WOFF2 under our name."""
    from fontTools.subset import Options, Subsetter, save_font
    from fontTools.ttLib import TTCollection

    faces = TTCollection(source, lazy=True).fonts
    font = next(face for face in faces if face["name"].getBestFamilyName() == FAMILY_IN_SOURCE)
    options = Options(flavor="woff2", layout_features=["kern", "palt"], hinting=False, desubroutinize=False)
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(keep))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = FAMILY.replace(" ", "") if record.nameID == 6 else FAMILY
    top = font["CFF "].cff
    top.fontNames = [FAMILY.replace(" ", "")]
    top.topDictIndex[0].FullName = top.topDictIndex[0].FamilyName = FAMILY
    save_font(font, str(target), options)


def main() -> None:
    """Cut the face and write down what it holds."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    keep = characters()
    target = ROOT / "static/fonts/yunli-song.woff2"
    cut(source, keep, target)
    target.with_suffix(".txt").write_text("".join(keep) + "\n")
    print(f"{len(keep)} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
