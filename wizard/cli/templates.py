"""`channel-wizard templates …`: the texts that agents can reply with, for actions of the type template_reply."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wizard.cli.changes import SAVED, say_saved
from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help, only_channel
from wizard.errors import UsageError, WizardError
from wizard.journey.manifests import Manifests
from wizard.journey.templates import read_templates, save_templates
from wizard.manifest.document import MAX_FILE, NotJson, line_of, read_json
from wizard.manifest.schema import LANGUAGES
from wizard.manifest.templates import check_template, duplicate_problems, preview, with_id

if TYPE_CHECKING:
    from wizard.journey.manifests import Saved

templates = typer.Typer(help="Texts that agents can reply with: list, add, show.", no_args_is_help=True)
cli.add_typer(templates, name="templates")

_TEMPLATE = '{"name", "networkId", "variables": {name: JSON Schema}, "text": {"en", "de", "fr"}}'
_NOT_HERE = "Replies do not come to this computer, so SocialHub cannot ask it for templates."
Channel = Annotated[str | None, typer.Option("--channel", help="Which channel, where there are several.")]
Name = Annotated[str, typer.Argument(metavar="ID", help="The template's networkId, or its name.")]


@templates.command("list", epilog=json_help(f"[{_TEMPLATE}]"))
def list_templates(context: typer.Context, *, channel: Channel = None, as_json: Json = False) -> None:
    """The templates of a channel."""
    _name, found = _all(context, channel)
    output = Output(as_json)
    output.result(found)
    if found:
        rows = [[str(each.get("networkId")), str(each.get("name"))] for each in _templates_in(found)]
        output.table(["Id", "Name"], rows)
    else:
        output.line("There are no templates yet.")


@templates.command(epilog=json_help(_TEMPLATE))
def add(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A template as JSON; networkId may be left out.")],
    *,
    channel: Channel = None,
    as_json: Json = False,
) -> None:
    """Adds a template, or writes one of the same name anew."""
    name, found = _all(context, channel)
    given = _read(file)
    place = _place_of(given, found, file)
    known = {} if place is None else {key: value for key, value in found[place].items() if key == "networkId"}
    template = with_id({**known, **given}, [str(each.get("networkId")) for each in _templates_in(found)])
    listed = [*found, template] if place is None else [*found[:place], template, *found[place + 1 :]]
    position = len(found) if place is None else place
    problems = (*check_template(template), *duplicate_problems(listed, position))
    if problems:
        told = [f"{each.message} ({each.pointer})" for each in problems]
        raise UsageError(f"{file}: {told[0]}", " ".join(told[1:]), field=str(file))
    asyncio.run(save_templates(app_of(context), name, found, listed))
    Output(as_json).result(template)
    Output(as_json).line(f"Agents can reply with “{template['name']}” ({template['networkId']}).")
    asyncio.run(_say_whether_the_button_fits(Output(as_json), Manifests(app_of(context), name)))


@templates.command(epilog=json_help(_TEMPLATE))
def show(context: typer.Context, template: Name, *, channel: Channel = None, as_json: Json = False) -> None:
    """What a template makes of sample values, in each language."""
    _name, found = _all(context, channel)
    chosen = _one(found, template)
    output = Output(as_json)
    output.result(chosen)
    if problems := check_template(chosen):
        raise UsageError(f"{problems[0].message} ({problems[0].pointer})", "Write it anew: templates add FILE.")
    for language in LANGUAGES:
        output.line(f"{language}: {preview(chosen, language, {})}")


@templates.command(epilog=json_help('{"removed"}'))
def remove(context: typer.Context, template: Name, *, channel: Channel = None, as_json: Json = False) -> None:
    """Removes a template. A reply that waits and needs it is reset."""
    name, found = _all(context, channel)
    chosen = _one(found, template)
    asyncio.run(save_templates(app_of(context), name, found, [each for each in found if each is not chosen]))
    Output(as_json).result({"removed": chosen.get("networkId")})
    Output(as_json).line(f"“{chosen.get('name')}” is removed.")
    asyncio.run(_say_whether_the_button_fits(Output(as_json), Manifests(app_of(context), name)))


@templates.command(epilog=json_help(SAVED))
def button(context: typer.Context, *, channel: Channel = None, as_json: Json = False) -> None:
    """Fits the button for templates to what there is.

    Adds it to the manifest, with this channel's address, or removes it where there are no templates.
    """
    name, _found = _all(context, channel)
    say_saved(Output(as_json), asyncio.run(_fit_the_button(Manifests(app_of(context), name))))


async def _fit_the_button(manifests: Manifests) -> Saved:
    if manifests.templates_url is None:
        raise UsageError(_NOT_HERE, "Set the channel up with a public address for replies.", field="--channel")
    document = await manifests.open()
    while found := manifests.template_misfits(document.current):
        document.do(*found[0].fix.operations)
    return await manifests.save(document)


async def _say_whether_the_button_fits(output: Output, manifests: Manifests) -> None:
    """Agents find templates behind a button of the manifest: says where it is missing, or has none to offer."""
    if manifests.templates_url is None:
        output.hint(_NOT_HERE)
        return
    try:
        document = await manifests.open()
    except WizardError as error:
        output.hint(f"Whether agents have a button for templates could not be looked up: {error}")
        return
    for each in manifests.template_misfits(document.current):
        output.hint(f"{each.message} “channel-wizard templates button” mends that.")


def _all(context: typer.Context, channel: str | None) -> tuple[str, list[Any]]:
    """The channel's name, and whatever its file of templates holds. Raises UsageError for a damaged one."""
    app = app_of(context)
    name = only_channel(app, channel).name
    return name, list(asyncio.run(read_templates(app, name)).templates)


def _templates_in(found: list[Any]) -> list[dict[str, Any]]:
    return [each for each in found if isinstance(each, dict)]


def _place_of(given: dict[str, Any], found: list[Any], file: Path) -> int | None:
    """Which template is written anew: the one with this `networkId`, else with this name; None for a new one.

    Raises UsageError where both are taken, by two templates.
    """
    by_name, by_id = (
        next(
            (n for n, each in enumerate(found) if isinstance(each, dict) and each.get(key) == given.get(key)), None
        )
        if isinstance(given.get(key), str)
        else None
        for key in ("name", "networkId")
    )
    if by_name is not None and by_id is not None and by_name != by_id:
        raise UsageError(
            f"{file}: one template has this name, and another one this networkId.",
            "Choose another name, or leave networkId out.",
            field=str(file),
        )
    return by_name if by_id is None else by_id


def _one(found: list[Any], wanted: str) -> dict[str, Any]:
    for each in _templates_in(found):
        if wanted in (each.get("networkId"), each.get("name")):
            return each
    raise UsageError(
        f"There is no template “{wanted}”.", "“channel-wizard templates list” names them.", field="ID"
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            text = opened.read(MAX_FILE).decode("utf-8-sig")
    except (OSError, ValueError):
        raise UsageError(f"{file} cannot be read.", "Check that it is a text file.", field=str(file)) from None
    try:
        loaded, _places = read_json(text)
    except NotJson as error:
        place = f"{file}:{line_of(text, error.offset)}"
        raise UsageError(f"{place}: {error.message}", field=place) from None
    if not isinstance(loaded, dict):
        raise UsageError(f"{file} is no template.", "A template is an object, in braces.", field=str(file))
    return loaded
