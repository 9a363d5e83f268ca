"""What is downloaded of a person, and what is left when the account goes."""

import pytest

from portal.outbox.models import Message, SentMail
from portal.trades.models import Errand, Step
from portal.trades.services import rate
from portal.users.personal_data import collect_personal_data
from portal.users.services import erase_account
from tests.factories import make_user
from tests.repairs.factories import photo
from tests.trades.factories import make_agreed, make_done, make_errand, make_service

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_photos_are_downloaded_and_their_files_go_with_the_account():
    errand = make_errand(photos=[photo()])
    held = errand.photos.get().file
    assert len(collect_personal_data(errand.user)["requests_to_services"][0]["photos"]) == 1
    erase_account(user=errand.user)
    assert (errand.photos.count(), held.storage.exists(held.name)) == (0, False)


def test_the_download_holds_what_was_asked_and_nothing_of_others():
    person = make_user()
    make_errand(make_service(where="comes"), person, text="My tap", address="Tower 1")
    make_errand(text="Other tap")
    rows = collect_personal_data(person)["requests_to_services"]
    assert [(row["text"], row["address"], len(row["wished"])) for row in rows] == [("My tap", "Tower 1", 2)]
    assert [step["what"] for step in rows[0]["steps"]] == ["asked"]


def test_erasing_takes_words_places_and_letters_ends_what_runs_and_keeps_the_number_of_a_rating():
    person = make_user(first_name="Gone Name")
    rated = make_done(by=person)
    rate(errand=rated, rating=2, text="My words", by=person)
    open_one, agreed = make_errand(by=person), make_agreed(by=person)
    kept = make_errand(text="Other tap")
    SentMail.objects.create(to="shop@x.example", subject="A", text=f"http://x/en/my-business/{1}/")
    own = SentMail.objects.create(to="b@x.example", subject="B", text=f"http://x/en/accounts/requests/{agreed.pk}/")
    erase_account(user=person)
    left = Errand.objects.exclude(pk=kept.pk)
    assert set(left.values_list("user", "text", "rating_text", "address")) == {(None, "", "", "")}
    states = {pk: Errand.objects.get(pk=pk).state for pk in (open_one.pk, agreed.pk, rated.pk)}
    assert list(states.values()) == ["withdrawn", "cancelled", "done"]
    assert Errand.objects.get(pk=rated.pk).rating == 2
    assert set(Step.objects.exclude(errand=kept).values_list("text", flat=True)) <= {""}
    assert not SentMail.objects.filter(pk=own.pk).exists()
    kept.refresh_from_db()
    assert kept.text == "Other tap"
    assert Message.objects.filter(kind="trades.step", payload__step=kept.steps.get().pk).exists()
    assert Errand.objects.get(pk=rated.pk).signed.startswith("A neighbour")
