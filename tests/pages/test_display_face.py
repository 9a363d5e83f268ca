"""The face of Chinese headings: whole headings in the bundled face, or none of it."""

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.template import Context, Template

from portal.core.templatetags.display import bundled, display_face
from script.display_font import ROOT, SET_IN_SONG, interface_words, is_workroom

FONTS = settings.BASE_DIR / "static/fonts"


def test_a_heading_with_one_character_the_face_lacks_falls_back_whole():
    assert "龘" not in bundled()
    assert (display_face("云里"), display_face("云里龘")) == ("", ' class="plain"')


def test_the_face_holds_every_heading_of_the_interface():
    """They carry no mark: a character the face lacked would stand in another face amid the word."""
    words = [word for word in interface_words() if word]
    assert len(words) > 100
    assert [word for word in words if set(SET_IN_SONG.findall(word)) - bundled()] == []


def test_workrooms_ask_nothing_of_the_face():
    """They are set in the system's Song by their own style sheet."""
    rooms = {name: is_workroom(ROOT / "templates" / name) for name in ("fees/office/flat.html", "home/home_page.html")}
    assert rooms == {"fees/office/flat.html": True, "home/home_page.html": False}
    assert ".dash-wrap { --song: Georgia, var(--plain); }" in (ROOT / "static/css/dashboard.css").read_text()


def test_latin_letters_and_figures_ask_nothing_of_the_face():
    assert display_face("Yunti 2026: a “long” table") == ""


def test_a_heading_in_a_template_carries_the_mark():
    template = Template("{% load display %}<h1{% display_face title %}>{{ title }}</h1>")
    assert template.render(Context({"title": "龘"})) == '<h1 class="plain">龘</h1>'


def test_the_face_and_its_licence_lie_beside_each_other_and_stay_small():
    assert (FONTS / "yunli-song.woff2").stat().st_size <= 80_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()


def test_the_style_sheet_weighs_less_than_7500_bytes_on_the_way():
    assert len(gzip.compress(Path(settings.BASE_DIR / "static/css/site.css").read_bytes())) < 7_500


def test_every_heading_with_a_name_in_it_says_which_face_it_takes():
    """A heading of a public page that prints a variable of its own must carry the mark."""
    heading = re.compile(r"<h[123][^>]*>\s*(?:<a[^>]*>)?\{\{")
    # Set in the sans face by the style sheet.
    sans = {"product_card.html", "_line.html", "_job.html", "_shelf_parcel.html", "_ware.html"}
    unmarked = [
        f"{file.name}: {found}"
        for file in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
        if not {"dashboard", "wagtailadmin", "mail", "admin"} & set(file.parts) and file.name not in sans
        for found in heading.findall(file.read_text())
        if "display_face" not in found
    ]
    assert unmarked == []
