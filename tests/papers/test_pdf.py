"""Papers as PDF: Chinese with the right glyphs, and nothing from another machine."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.papers import pdf

PAPER = "papers/sheet.html"


def fonts_in(reader: PdfReader) -> set[str]:
    """Return the names of the fonts that are embedded in a PDF."""
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(font.get_object()["/BaseFont"])
    return names


@pytest.fixture
def paper_saying(monkeypatch):
    """Return a function that makes a PDF of some HTML within the frame of all papers."""

    def make(words: str, language: str = "zh-hans") -> PdfReader:
        template = f'{{% extends "{PAPER}" %}}{{% block sheets %}}{words}{{% endblock %}}'
        from django.template import engines
        from django.utils import translation

        def render(name, context):
            return engines["django"].from_string(template).render(context)

        monkeypatch.setattr(pdf, "render_to_string", render)
        with translation.override("en"):
            return PdfReader(BytesIO(pdf.render_pdf(template=PAPER, context={}, language=language)))

    return make


def test_chinese_is_embedded_in_the_simplified_font(paper_saying):
    reader = paper_saying("<h1>装箱单 直骨门 绿茶 ¥12.00</h1>")
    assert reader.pages[0].extract_text() == "装箱单 直骨门 绿茶 ¥12.00"
    assert fonts_in(reader) == {name for name in fonts_in(reader) if "CJK-SC" in name} != set()


def test_a_paper_is_a4_unless_it_says_otherwise(paper_saying):
    page = paper_saying("<p>one</p>").pages[0].mediabox
    assert [round(float(side) * 25.4 / 72) for side in (page.width, page.height)] == [210, 297]


def test_a_paper_asks_no_other_machine(paper_saying, monkeypatch):
    import socket

    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: asked.append(a) or [])
    paper_saying('<img src="http://elsewhere.example/x.png"><img src="file:///etc/passwd"><p>still printed</p>')
    assert asked == []


def test_only_our_static_files_are_opened():
    assert b"@page" in pdf._static_file("http://127.0.0.1:8000/static/css/paper.css")
    for address in ("file:///etc/passwd", "http://elsewhere.example/static/css/paper.css"):
        with pytest.raises(ValueError, match="own static files"):
            pdf._static_file(address)
    with pytest.raises(ValueError, match="own static files"):
        pdf._static_file("http://127.0.0.1:8000/static/../portal/urls.py")


def test_a_machine_without_pango_says_so(monkeypatch):
    monkeypatch.setattr(pdf, "why_not", lambda: "cannot load library 'libpango-1.0-0'")
    with pytest.raises(pdf.PdfUnavailable, match="libpango"):
        pdf.render_pdf(template=PAPER, context={}, language="en")


def test_parts_are_joined_page_after_page(paper_saying):
    def saved(reader):
        out = BytesIO()
        from pypdf import PdfWriter

        PdfWriter(clone_from=reader).write(out)
        return out.getvalue()

    parts = [saved(paper_saying(f"<p>part {number}</p>")) for number in (1, 2)]
    assert [page.extract_text() for page in PdfReader(BytesIO(pdf.join_pdfs(parts))).pages] == ["part 1", "part 2"]
