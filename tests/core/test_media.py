"""Media files of a site without object storage stay inert."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in ("images/tea.jpg", "images/evil.svg", "images/evil.html", "documents/contract.pdf"):
        path = tmp_path / "media" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"<script>alert(1)</script>")
    (tmp_path / "secret").write_text("secret")


def test_a_picture_is_shown_and_may_be_kept_for_a_month(client, media):
    response = client.get("/media/images/tea.jpg")
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=2592000"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "attachment" not in response["Content-Disposition"]


def test_an_unchanged_picture_is_not_sent_twice(client, media):
    first = client.get("/media/images/tea.jpg")
    second = client.get("/media/images/tea.jpg", headers={"If-Modified-Since": first["Last-Modified"]})
    assert (second.status_code, second.content) == (304, b"")


@pytest.mark.parametrize("name", ["evil.svg", "evil.html"])
def test_what_a_browser_could_run_is_only_offered_for_saving(client, media, name):
    response = client.get(f"/media/images/{name}")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"].endswith("sandbox")


@pytest.mark.parametrize(
    "path", ["documents/contract.pdf", "images/../documents/contract.pdf", "../secret", "images", "images/none.jpg"]
)
def test_documents_folders_and_other_places_are_not_found(client, media, path):
    assert client.get(f"/media/{path}", follow=True).status_code == 404
