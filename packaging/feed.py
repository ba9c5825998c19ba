"""The release feed, for whoever publishes Channel Wizard: makes its keys, signs it, checks it.

    python3 packaging/dev.py feed new-key FOLDER       a key pair, outside of this project
    python3 packaging/dev.py feed sign RELEASES.json --key KEY --out FEED
    python3 packaging/dev.py feed verify FEED          as an installation reads it

RELEASES.json is written by hand: {"releases": [...]}, as `wizard/updates/feed.py` describes it; the dates of the
feed are filled in. Sign it again with every release, and before it ends (`--days`), or installations say that it
has ended. Publish the one file FEED at the address that `resources/updates.toml` names. Keys are those of
minisign; for one that its own command holds, or a machine without a network:

    ... feed prepare RELEASES.json --out DOCUMENT      what is to be signed
    minisign -S -s KEY -m DOCUMENT                     makes DOCUMENT.minisig
    ... feed join DOCUMENT DOCUMENT.minisig --out FEED

To follow one key by another: name both in `resources/updates.toml`, publish such builds, and sign with the new one
once few old ones are left. A key that was lost or stolen is taken out of the file in the next build.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import minisign  # type: ignore[import-untyped]

from wizard.errors import WizardError
from wizard.updates.build import Build, load_build
from wizard.updates.feed import FORMAT, MAX_BYTES, Feed, read_feed, shown
from wizard.updates.minisign import Opened, open_signed

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "de", "fr")
DAYS = 180
NAME = "channel-wizard-feed"

# What guessing a passphrase costs: 256 MB and half a second for each guess.
_OPERATIONS, _MEMORY = 2**23, 2**28


class Stop(Exception):
    """What the person at the terminal has to mend; a sentence."""


# --- Keys ------------------------------------------------------------------------------------------------------


def new_key(folder: Path, passphrase: str) -> tuple[Path, str]:
    """Makes a pair in `folder`; the path of the secret one, and the line of the public one. Raises Stop.

    `passphrase`: empty for a key that nothing locks.
    """
    folder = folder.expanduser().resolve()
    if folder == ROOT or ROOT in folder.parents:
        raise Stop("A secret key does not belong in the project. Choose a folder outside of it.")
    secret, public = folder / f"{NAME}.key", folder / f"{NAME}.pub"
    for each in (secret, public):
        if each.exists():
            raise Stop(f"{each} is there already. Choose another folder, or move it away.")
    pair = minisign.KeyPair.generate()
    if passphrase:
        pair.secret_key.encrypt(passphrase, opslimit=_OPERATIONS, memlimit=_MEMORY)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(bytes(pair.secret_key) + b"\n")
    public.write_bytes(bytes(pair.public_key) + b"\n")
    return secret, pair.public_key.to_base64().decode()


def opened_key(path: Path, passphrase: str | None) -> Any:
    """The secret key in a file of minisign; asked for where it is locked and `passphrase` is None. Raises Stop."""
    try:
        key = minisign.SecretKey.from_file(path)
        if key.is_encrypted():
            key.decrypt(passphrase if passphrase is not None else getpass.getpass("Passphrase of the key: "))
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from None
    except minisign.Error as error:
        raise Stop(f"{path} cannot be used: {error}.") from None
    return key


# --- The feed --------------------------------------------------------------------------------------------------


def prepare(releases: Path, build: Build, days: int, now: datetime) -> bytes:
    """The document for the releases in a file, as it is to be signed. Raises Stop, WizardError."""
    try:
        found = json.loads(releases.read_text(encoding="utf-8"))
        listed = found["releases"]
    except OSError as error:
        raise Stop(f"{releases} cannot be read: {error.strerror}.") from None
    except (ValueError, LookupError, TypeError):
        raise Stop(f'{releases} is no JSON of the form {{"releases": [...]}}.') from None
    stamp = now.astimezone(UTC).replace(microsecond=0)
    feed = {
        "format": FORMAT,
        "made": stamp.isoformat().replace("+00:00", "Z"),
        "expires": (stamp + timedelta(days=days)).isoformat().replace("+00:00", "Z"),
        "releases": listed,
    }
    document = json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"
    check_carefully(read_feed(document, build.pages))
    return document


def check_carefully(feed: Feed) -> None:
    """What an installation would put up with and we do not publish. Raises Stop."""
    numbers = [each.number for each in feed.releases]
    if len(set(numbers)) < len(numbers):
        raise Stop("A version is there twice.")
    for release in feed.releases:
        for language in LANGUAGES:
            text = release.what.get(language, "")
            if not text:
                raise Stop(f"{release.version} says nothing in “{language}”.")
            if shown(text) != text:
                raise Stop(f"{release.version} says in “{language}” what would be shown otherwise: {shown(text)}")


def join(document: bytes, signature: bytes, build: Build) -> bytes:
    """The file to publish, after it was read as an installation reads it. Raises Stop, WizardError."""
    signed = b"\n".join(signature.splitlines()[:4]) + b"\n" + document
    if len(signed) > MAX_BYTES:
        raise Stop(f"It has {len(signed)} bytes; {MAX_BYTES} are read. Leave old versions out.")
    verify(signed, build)
    return signed


def sign(document: bytes, key: Any, build: Build) -> bytes:
    """`document`, signed, as it is published. Raises Stop, WizardError."""
    return join(document, bytes(key.sign(document, trusted_comment="release feed of Channel Wizard")), build)


def verify(signed: bytes, build: Build) -> tuple[Opened, Feed]:
    """Raises WizardError for what an installation of `build` would refuse."""
    opened = open_signed(signed, build.keys)
    return opened, read_feed(opened.document, build.pages)


# --- The command -----------------------------------------------------------------------------------------------


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        for line in options.run(options):
            print(line)
    except (Stop, WizardError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py feed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    made = commands.add_parser("new-key", help="make a key pair")
    made.add_argument("folder", type=Path)
    made.add_argument("--without-passphrase", action="store_true", help="for a key that something else locks")
    made.set_defaults(run=_new_key)
    signing = commands.add_parser("sign", help="make the file to publish")
    signing.add_argument("--key", type=Path, required=True, help="the secret key")
    signing.set_defaults(run=_sign)
    preparing = commands.add_parser("prepare", help="make the document that is to be signed")
    preparing.set_defaults(run=_prepare)
    joining = commands.add_parser("join", help="put a signature before its document")
    joining.add_argument("document", type=Path)
    joining.add_argument("signature", type=Path)
    joining.set_defaults(run=_join)
    checking = commands.add_parser("verify", help="read a feed as an installation does")
    checking.add_argument("feed", type=Path)
    checking.set_defaults(run=_verify)
    for each in (signing, preparing):
        each.add_argument("releases", type=Path)
        each.add_argument("--days", type=int, default=DAYS, help="how long it is good for (%(default)s)")
    for each in (signing, preparing, joining):
        each.add_argument("--out", type=Path, required=True)
    for each in (made, signing):
        each.add_argument("--passphrase-file", type=Path, help="instead of asking")
    for each in (signing, preparing, joining, checking):
        each.add_argument("--build", type=Path, help="another file than resources/updates.toml")
    return parser


def _new_key(options: argparse.Namespace) -> list[str]:
    passphrase = "" if options.without_passphrase else _passphrase(options)
    if passphrase is None:
        passphrase = getpass.getpass("A passphrase for the key: ")
        if passphrase != getpass.getpass("The same again: "):
            raise Stop("These are two different ones.")
    if not passphrase and not options.without_passphrase:
        raise Stop(
            "Without a passphrase anybody who has the file can sign. Use --without-passphrase if you mean it."
        )
    path, public = new_key(options.folder, passphrase)
    return [
        f"The secret key is {path}. Keep it, and a copy, where nobody else comes.",
        "For updates.toml:",
        public,
    ]


def _sign(options: argparse.Namespace) -> list[str]:
    build = _build(options)
    document = prepare(options.releases, build, options.days, datetime.now(UTC))
    options.out.write_bytes(sign(document, opened_key(options.key, _passphrase(options)), build))
    return [f"{options.out} is signed. Publish it at {build.feed}."]


def _prepare(options: argparse.Namespace) -> list[str]:
    options.out.write_bytes(prepare(options.releases, _build(options), options.days, datetime.now(UTC)))
    return [f"Sign {options.out}: minisign -S -s KEY -m {options.out}"]


def _join(options: argparse.Namespace) -> list[str]:
    build = _build(options)
    options.out.write_bytes(join(options.document.read_bytes(), options.signature.read_bytes(), build))
    return [f"{options.out} is whole. Publish it at {build.feed}."]


def _verify(options: argparse.Namespace) -> list[str]:
    opened, feed = verify(options.feed.read_bytes(), _build(options))
    lines = [f"Signed with {opened.key}, made {feed.made}, good until {feed.expires}."]
    for each in sorted(feed.releases, key=lambda each: each.number, reverse=True):
        lines.append(f"{each.version}  {each.date}{'  critical' if each.critical else ''}  {each.page}")
        lines += [f"    {language}: {shown(text)}" for language, text in each.what.items()]
    return lines


def _build(options: argparse.Namespace) -> Build:
    """What installations will check with. Raises Stop where there is nothing yet."""
    path = options.build or ROOT / "resources" / "updates.toml"
    build = load_build(path)
    if not build.feed:
        raise Stop(build.fault or f"{path} names no feed yet. Fill it in, or name another one with --build.")
    return build


def _passphrase(options: argparse.Namespace) -> str | None:
    path = options.passphrase_file
    return path.read_text(encoding="utf-8").strip() if path else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
