#!/usr/bin/env python
"""Keep the Simplified Chinese message catalogues whole, with Babel and without GNU gettext.

    python script/messages.py extract    list the messages our own code and templates use
    python script/messages.py merge      enter new messages of ours into locale/, drop those no longer used
    python script/messages.py gaps       list messages of the installed packages that nobody has translated
    python script/messages.py gaps --write    enter those into locale/ as well, drop those no longer used
    python script/messages.py check      fail on missing, fuzzy or wrongly filled translations
    python script/messages.py compile    write the .mo files Django reads (done by script/server, never committed)

A catalogue has two parts: our own messages, then messages of installed packages that their own catalogues
leave out or word differently from docs/glossary.md. Every entry of the second part names its package.
"""

import argparse
import ast
import importlib.util
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import generate_po, read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "zh_Hans"
DOMAINS = ("django", "djangojs")
OWN_FOLDERS = {"django": ("portal", "marketplace", "home", "templates"), "djangojs": ("static",)}
PACKAGES = (
    *("wagtail", "wagtail_localize", "oscar", "allauth", "django", "rest_framework", "treebeard", "taggit"),
    *("modelcluster", "modeltranslation", "axes", "auditlog", "django_filters", "django_tables2", "django_tasks"),
    *("django_tasks_db", "health_check", "modelsearch", "phonenumber_field"),
)
# Parts of those packages that nobody meets here.
UNUSED = re.compile(
    r"wagtail/(contrib/(styleguide|simple_translation)|project_template)|oscar/(test|locale)"
    r"|django/(contrib/(gis|admindocs|flatpages|postgres)|test)"
    r"|allauth/(idp|usersessions|headless|socialaccount/providers)"
)
SKIPPED_FOLDERS = {"tests", "test", "migrations", "locale", "static", "static_src", "node_modules", "__pycache__"}
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PACKAGE_NOTE = "Package: "
HEADER = """\
# Simplified Chinese. Words are chosen in docs/glossary.md; script/messages.py keeps the entries.
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
PACKAGES_HEADER = """\
# ---------------------------------------------------------------------------
# From here on: messages of installed packages, missing there or worded anew.

"""
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[#0\-+]*\d*(?:\.\d+)?[diouxXeEfFgGcrs%]|\{\w*(?:[.!:][^{}]*)?\}")

Key = tuple[str | None, str]


# --- Reading code and templates ---------------------------------------------------------------------------


def extract_code(fileobj, keywords, comment_tags, options) -> Iterator[tuple]:
    """Babel extractor for Python: literal texts only, where Babel's own takes `_(row["name"])` for a message."""
    for node in ast.walk(ast.parse(fileobj.read(), filename=getattr(fileobj, "name", "<code>"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", None))
            texts = tuple(getattr(argument, "value", None) for argument in node.args)
            if name in keywords and texts:
                yield node.lineno, name, tuple(text if isinstance(text, str) else None for text in texts), []


def extract_template(fileobj, keywords, comment_tags, options) -> Iterator[tuple]:
    """Babel extractor for Django templates: lets Django turn the template into text that reads as Python."""
    source = templatize(fileobj.read().decode(), origin=getattr(fileobj, "name", None))
    # Python would stumble over the indentation; without a declared encoding Babel would parse the first line.
    code = "\n".join(["# coding: utf-8", *(line.strip() for line in source.split("\n"))])
    return extract_python(io.BytesIO(code.encode()), keywords, comment_tags, options)


METHODS = {
    "django": [
        ("**.py", extract_code),
        *((f"**.{ending}", extract_template) for ending in ("html", "txt", "xml", "svg", "js", "webmanifest")),
    ],
    "djangojs": [("**.js", "javascript")],
}


def extract(folders: Iterable[Path], *, base: Path, domain: str = "django") -> Catalog:
    """Return a catalogue of every marked message below the folders, with the files (from `base`) that use it."""
    catalog = Catalog(locale=LANGUAGE)
    for folder in filter(Path.is_dir, folders):
        found = extract_from_dir(
            folder,
            method_map=METHODS[domain],
            keywords=KEYWORDS,
            comment_tags=("Translators",),
            directory_filter=lambda path: is_wanted(Path(path).relative_to(base)),
        )
        for name, line, message, comments, context in found:
            place = (folder / name).relative_to(base).as_posix()
            catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return catalog


def is_wanted(folder: Path) -> bool:
    """Tell whether the messages of a folder, named from where its package lies, are met by anybody here."""
    return folder.name not in SKIPPED_FOLDERS and not UNUSED.match(folder.as_posix())


def extract_own(domain: str) -> Catalog:
    """Return the messages of this project."""
    return extract((ROOT / name for name in OWN_FOLDERS[domain]), base=ROOT, domain=domain)


def package_folder(package: str) -> Path | None:
    """Return where a package is installed, or None."""
    spec = importlib.util.find_spec(package)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def extract_package(package: str, domain: str) -> Catalog:
    """Return the messages of an installed package; its scripts are built, so their English catalogue is read."""
    folder = package_folder(package)
    if folder is None:
        return Catalog(locale=LANGUAGE)
    if domain == "django":
        return extract([folder], base=folder.parent)
    catalog = Catalog(locale=LANGUAGE)
    for path in folder.glob(f"**/locale/en/LC_MESSAGES/{domain}.po"):
        for message in filter(is_message, read_po(path.open("rb"))):
            catalog.add(message.id, context=message.context)
    return catalog


# --- Reading and writing catalogues -----------------------------------------------------------------------


def msgid(message: Message) -> str:
    """Return the text a message is known by: its only form, or its singular."""
    return forms(message.id)[0]


def key(message: Message) -> Key:
    """Return what gettext looks a message up by."""
    return message.context, msgid(message)


def is_message(message: Message) -> bool:
    """Tell a message from the catalogue's header."""
    return bool(message.id)


def is_translated(message: Message) -> bool:
    """Tell whether every form of the message has a text."""
    return all(forms(message.string)) if message.string else False


def forms(text: str | Iterable[str]) -> tuple[str, ...]:
    """Return a message's singular and plural, or its only form, as a tuple."""
    return (text,) if isinstance(text, str) else tuple(text)


def package_of(message: Message) -> str | None:
    """Return the package an entry was taken in for, or None when it is our own."""
    notes = (note.removeprefix(PACKAGE_NOTE) for note in message.auto_comments if note.startswith(PACKAGE_NOTE))
    return next(notes, None)


def catalogue_path(domain: str) -> Path:
    """Return where our catalogue of a domain lies."""
    return ROOT / "locale" / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"


def load(domain: str) -> dict[Key, Message]:
    """Return our catalogue's entries by key."""
    path = catalogue_path(domain)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {key(message): message for message in read_po(file, locale=LANGUAGE) if is_message(message)}


def render(messages: Iterable[Message]) -> str:
    """Return entries as catalogue text: sorted, without dates or line numbers, so that a diff shows only words."""
    catalog = Catalog(locale=LANGUAGE)
    for message in messages:
        catalog.add(
            message.id,
            message.string,
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=[note for note in message.user_comments if note.strip() not in PACKAGES_HEADER],
            context=message.context,
        )
    return "".join(generate_po(catalog, omit_header=True, no_location=True, sort_by="message", width=0))


def save(domain: str, messages: Iterable[Message]) -> None:
    """Write our catalogue of a domain: our own messages first, those of packages after them."""
    messages = list(messages)
    own = render(message for message in messages if not package_of(message))
    packaged = render(message for message in messages if package_of(message))
    path = catalogue_path(domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + own + (PACKAGES_HEADER + packaged if packaged else ""))


def shipped(domain: str) -> set[Key]:
    """Return the keys the packages translate themselves, in zh_Hans: Django reads no zh_CN for zh-hans."""
    keys = set()
    for folder in filter(None, map(package_folder, PACKAGES)):
        for path in folder.glob(f"**/locale/{LANGUAGE}/LC_MESSAGES/{domain}.mo"):
            with path.open("rb") as file:
                keys |= {compiled_key(message) for message in read_mo(file) if is_message(message)}
    return keys


def compiled_key(message: Message) -> Key:
    """Return the key of a message read from a binary catalogue, where Babel leaves the context undecoded."""
    context, text = key(message)
    if isinstance(context, bytes):
        return context.decode(), text
    return tuple(text.split("\x04", 1)) if "\x04" in text else (None, text)


# --- The commands -----------------------------------------------------------------------------------------


def run_extract(domain: str, args: argparse.Namespace) -> int:
    """List our own messages and the files they stand in."""
    for message in sorted(filter(is_message, extract_own(domain)), key=msgid):
        places = sorted({name for name, _line in message.locations})
        print(f"{' | '.join(forms(message.id))!r}  {' '.join(places)}")
    return 0


def merged(own: Catalog, known: dict[Key, Message]) -> list[Message]:
    """Return the catalogue as it should be: our messages with the known translations, and the packages' part."""
    result = {entry: message for entry, message in known.items() if package_of(message)}
    for message in filter(is_message, own):
        old = known.get(key(message))
        string = forms(old.string) if old and old.string else ()
        message.string = string[0] if string and isinstance(message.id, str) else string
        message.user_comments = old.user_comments if old else []
        message.auto_comments += [PACKAGE_NOTE + package_of(old)] if old and package_of(old) else []
        message.flags |= {"fuzzy"} if old and old.fuzzy else set()
        result[key(message)] = message
    return list(result.values())


def run_merge(domain: str, args: argparse.Namespace) -> int:
    """Bring our catalogue in line with our code, keeping every translation that is still in use."""
    known = load(domain)
    messages = merged(extract_own(domain), known)
    new = [message for message in messages if key(message) not in known]
    gone = known.keys() - {key(message) for message in messages}
    save(domain, messages)
    print(f"{domain}: {len(messages)} messages, {len(new)} new, {len(gone)} dropped")
    return 0


def extract_packages(packages: Iterable[str], domain: str) -> dict[Key, Message]:
    """Return the messages of packages by key, each noted with the first package that uses it."""
    found: dict[Key, Message] = {}
    for package in packages:
        for message in filter(is_message, extract_package(package, domain)):
            message.auto_comments = [PACKAGE_NOTE + package]
            found.setdefault(key(message), message)
    return found


def run_gaps(domain: str, args: argparse.Namespace) -> int:
    """List, and with --write enter, the packages' messages that neither they nor we translate."""
    packages = args.packages or PACKAGES
    found, known = extract_packages(packages, domain), load(domain)
    covered = shipped(domain) | {entry for entry, message in known.items() if is_translated(message)}
    gaps = {entry: message for entry, message in found.items() if entry not in covered}
    for message in sorted(gaps.values(), key=msgid):
        print(f"{package_of(message)}: {' | '.join(forms(message.id))!r}")
    print(f"{domain}: {len(gaps)} gaps", file=sys.stderr)
    if args.write:
        kept = {
            entry: message for entry, message in known.items() if entry in found or package_of(message) not in packages
        }
        save(domain, {**gaps, **kept}.values())
    return 0


def placeholders(text: str) -> Counter:
    """Count the parts of a message that a program fills in."""
    return Counter(PLACEHOLDER.findall(text))


def find_faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with one entry."""
    if not is_translated(message):
        yield "no translation"
        return
    if message.fuzzy:
        yield "marked fuzzy"
    wanted = [set(placeholders(text)) for text in forms(message.id)]
    for text in forms(message.string):
        if set(placeholders(text)) not in wanted[-1:]:
            yield f"placeholders differ: {text!r}"
        if text.startswith("\n") != msgid(message).startswith("\n"):
            yield "only one of the texts begins with a line break"


def run_check(domain: str, args: argparse.Namespace) -> int:
    """Fail, with a list, when a message of ours has no entry or an entry is incomplete or faulty."""
    known = load(domain)
    faults = [
        f"{message.locations[0][0]}: {msgid(message)!r}: not in the catalogue, run merge"
        for message in extract_own(domain)
        if is_message(message) and key(message) not in known
    ]
    for message in known.values():
        faults += [f"{catalogue_path(domain).name}: {msgid(message)!r}: {fault}" for fault in find_faults(message)]
    print("\n".join([*faults, f"{domain}: {len(known)} messages, {len(faults)} faults"]))
    return 1 if faults else 0


def run_compile(domain: str, args: argparse.Namespace) -> int:
    """Write the binary catalogue that Django reads; what is not translated is left out, and shows in English."""
    catalog = Catalog(locale=LANGUAGE)
    for message in load(domain).values():
        if is_translated(message):
            catalog.add(message.id, message.string, flags=message.flags, context=message.context)
    path = catalogue_path(domain).with_suffix(".mo")
    write(catalog, path)
    write(plain_english(domain), path.parent.parent.parent / "en" / "LC_MESSAGES" / path.name)
    return 0


def plain_english(domain: str) -> Catalog:
    """Return Oscar's English as its source words it: gettext reads `en_US` for `en`, which says cart and coupon."""
    catalog = Catalog(locale="en")
    for path in package_folder("oscar").glob(f"locale/en*/LC_MESSAGES/{domain}.mo"):
        with path.open("rb") as file:
            for message in filter(is_message, read_mo(file)):
                context, text = compiled_key(message)
                if context is None and isinstance(message.id, str) and message.string not in ("", text):
                    catalog.add(text, text)
    return catalog


def write(catalog: Catalog, path: Path) -> None:
    """Write a binary catalogue."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalog)


def main(argv: list[str] | None = None) -> int:
    """Run one command over both domains and return the worst exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="command")
    for run in (run_extract, run_merge, run_gaps, run_check, run_compile):
        command = commands.add_parser(run.__name__.removeprefix("run_"), help=run.__doc__.splitlines()[0])
        command.set_defaults(run=run)
        if run is run_gaps:
            command.add_argument("packages", nargs="*", help="default: all of PACKAGES")
            command.add_argument("--write", action="store_true", help="enter them into locale/")
    args = parser.parse_args(argv)
    try:
        return max([args.run(domain, args) for domain in DOMAINS])
    except SyntaxError as error:
        print(f"Cannot read {error.filename}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
