"""What somebody loses who deletes their account, said before they do. Rooms enter their sentence in ready()."""

from collections.abc import Callable

from portal.users.models import User

#: Returns a sentence in the reader's language, or "" when there is nothing to lose.
Note = Callable[[User], str]
_notes: dict[str, Note] = {}


def register_leaving_note(name: str, note: Note) -> None:
    """Enter a sentence; one name once."""
    _notes[name] = note


def leaving_notes(user: User) -> list[str]:
    """Return what this person is to know before the account is deleted, in the order of the rooms' names."""
    return [said for _name, note in sorted(_notes.items()) if (said := note(user))]
