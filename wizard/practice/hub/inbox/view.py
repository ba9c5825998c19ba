"""How the Inbox looks: records in, a tree of HTML out. Nothing here changes anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from wizard.practice.hub.checks import parse_time
from wizard.practice.hub.inbox.markup import Element, Node, document, el, link, with_links

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from wizard.practice.hub.desk import Desk
    from wizard.practice.hub.records import (
        PracticeChannel,
        PracticeEvent,
        PracticeFollowup,
        PracticePress,
        PracticeTicket,
    )
    from wizard.practice.hub.store import Store

HOME = "/practice/inbox"
_SHOWN = 100  # Tickets on the page
_EXCERPT = 80  # characters of a Ticket that others refer to


@dataclass(frozen=True, slots=True)
class Refused:
    """What a person tried, why it is not possible, and what they had typed."""

    why: str
    ticket_id: str = ""
    action_id: str = ""
    text: str = ""


def inbox_url(channel_id: str, anchor: str = "") -> str:
    return f"{HOME}?{urlencode({'channel': channel_id})}{anchor and '#'}{anchor}"


class View:
    """Draws pages from what the store holds."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    def inbox(self, channel: PracticeChannel | None, refused: Refused | None = None) -> str:
        """The Inbox of a Channel; without any Channel, a page to make the first one."""
        if channel is None:
            main: list[Node] = [_hint("There is no Channel yet.")]
            side: list[Node] = []
        else:
            main = [self._tickets(channel, refused)]
            side = [self._channel_card(channel), self._webhook_card(channel), *self._notices_card()]
        return self._page(
            channel,
            el("main", _refusal(refused), *main),
            el("aside", *side, _new_channel_card()),
        )

    def templates(
        self, ticket: PracticeTicket, action: dict[str, Any], templates: Sequence[dict[str, Any]]
    ) -> str:
        """A page to pick a template and fill it in."""
        channel = self._store.channels[ticket.channel_id]
        cards = [_template_form(ticket, action, template) for template in templates]
        back = el("p", el("a", "Back to the Inbox", href=inbox_url(channel.id, f"ticket-{ticket.id}")))
        empty = None if cards else _hint("The Integration offers no templates.")
        title = el("h2", _label(action["label"]))
        return self._page(channel, el("main", back, title, self._about(ticket), *cards, empty))

    def _page(self, channel: PracticeChannel | None, *content: Node) -> str:
        url = HOME if channel is None else inbox_url(channel.id)
        return document(
            el(
                "html",
                el(
                    "head",
                    el("meta", charset="utf-8"),
                    el("meta", name="viewport", content="width=device-width, initial-scale=1"),
                    el("title", "Inbox for practice"),
                    el("link", rel="icon", href="/practice/icon.svg"),
                    el("link", rel="stylesheet", href="/practice/inbox.css"),
                    el("script", src="/practice/inbox.js", defer=True),
                ),
                el(
                    "body",
                    self._header(channel),
                    el("div", *content, class_="columns"),
                    data_version=self._store.version,
                    data_url=url,
                ),
                lang="en",
            )
        )

    def _header(self, current: PracticeChannel | None) -> Element:
        tabs = [
            el(
                "a",
                channel.name,
                href=inbox_url(channel.id),
                aria_current="page" if current and channel.id == current.id else None,
            )
            for channel in self._store.channels.values()
        ]
        return el("header", el("h1", "SocialHub", el("span", " for practice")), el("nav", *tabs, id="channels"))

    # --- Tickets -------------------------------------------------------------------------------------------

    def _tickets(self, channel: PracticeChannel, refused: Refused | None) -> Element:
        tickets = [ticket for ticket in self._store.tickets_of(channel.id) if not ticket.hidden]
        newest = sorted(tickets, key=lambda ticket: ticket.number, reverse=True)[:_SHOWN]
        shown = [self._ticket(ticket, refused) for ticket in newest]
        empty = None if tickets else _hint("No Tickets yet. They appear here by themselves.")
        older = len(tickets) - len(newest)
        more = _hint(f"{older} older Tickets are not shown.") if older else None
        return el("section", empty, *shown, more, id="tickets")

    def _ticket(self, ticket: PracticeTicket, refused: Refused | None) -> Element:
        mine = refused if refused and refused.ticket_id == ticket.id else None
        told = el(
            "div",
            self._byline(ticket),
            self._thread(ticket),
            *_content(ticket.interaction),
            *[self._followup(followup) for followup in ticket.followups],
            *[self._press(ticket, press) for press in ticket.presses],
            id=f"told-{ticket.id}",
            data_part=True,
        )
        answers = el(
            "div", *self._answers(ticket, mine), id=f"answers-{ticket.id}", class_="answers", data_part=True
        )
        kind = "ticket ours" if ticket.followup_to else f"ticket {ticket.state}"
        return el("article", told, answers, id=f"ticket-{ticket.id}", class_=kind)

    def _byline(self, ticket: PracticeTicket) -> Element:
        person = ticket.interaction.get("interactor", {})
        name = str(person.get("name", "Somebody"))
        picture = person.get("picture")
        face: Node = (
            el("img", src=picture, alt="", class_="face", loading="lazy")
            if picture
            else el("span", name[:1].upper(), class_="face", aria_hidden="true")
        )
        who = link(str(person["url"]), name) if person.get("url") else name
        return el(
            "div",
            face,
            el("div", el("strong", who), el("br"), _time(ticket), class_="who"),
            _ticket_badge(ticket),
            class_="byline",
        )

    def _thread(self, ticket: PracticeTicket) -> Element | None:
        """What this Ticket belongs to: the one it replies to, or its Root-Ticket."""
        if ticket.followup_to is not None:
            return el("p", "Reply to ", self._about(self._store.tickets[ticket.followup_to]), class_="thread")
        root_id = ticket.interaction.get("root", {}).get("rootId")
        root = None if root_id is None else self._store.ticket_of_item(ticket.channel_id, root_id)
        if root is None or root.id == ticket.id:
            return None
        if root.hidden:
            return el("p", "In a thread whose beginning is not here.", class_="thread")
        return el("p", "In the thread of ", self._about(root), class_="thread")

    def _about(self, ticket: PracticeTicket) -> Element:
        name = str(ticket.interaction.get("interactor", {}).get("name", "Somebody"))
        text = str(ticket.interaction.get("message", ""))
        excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
        said = f"{name}: {excerpt}" if excerpt else name
        return el("a", said, href=inbox_url(ticket.channel_id, f"ticket-{ticket.id}"))

    def _followup(self, followup: PracticeFollowup) -> Element:
        words = {"pending": "pending", "delivered": "delivered", "failed": "failed"}
        option = el("span", f"Option: {followup.option}", class_="muted") if followup.option else None
        return el(
            "div",
            el("div", el("strong", "Our reply"), _badge(followup.state, words[followup.state]), class_="line"),
            el("p", *with_links(followup.text), class_="text") if followup.text else None,
            *[el("p", _file(str(file["url"]), str(file["name"]))) for file in followup.attachments],
            option,
            el("p", followup.reason, class_="bad-text") if followup.reason else None,
            self._trouble(followup.event_uuid) if followup.state == "pending" else None,
            class_="followup",
        )

    def _press(self, ticket: PracticeTicket, press: PracticePress) -> Element:
        channel = self._store.channels[ticket.channel_id]
        action = self._store.manifest_of(channel).action(press.action_id)
        name = press.action_id if action is None else _label(action["label"])
        word = "failed" if press.state == "failed" else "asked for"
        return el(
            "div",
            el("div", el("strong", name), _badge(press.state, word), class_="line"),
            el("p", press.reason, class_="bad-text") if press.reason else None,
            self._trouble(press.event_uuid),
            class_="followup",
        )

    def _trouble(self, event_uuid: str) -> Element | None:
        """Why an event did not reach the Integration."""
        event = self._store.events[event_uuid]
        if not event.problem:
            return None
        given_up = event.state == "dropped"
        said = "Never reached the Integration" if given_up else "Trying to reach the Integration"
        return el("p", f"{said}: {event.problem}", class_="bad-text" if given_up else "warn-text")

    # --- Answers -------------------------------------------------------------------------------------------

    def _answers(self, ticket: PracticeTicket, refused: Refused | None) -> list[Node]:
        forms: list[Node] = []
        for action in self._desk.offered(ticket):
            if action["type"] == "reply":
                mine = refused if refused and refused.action_id == action["id"] else None
                forms.append(_reply_form(ticket, action, mine))
            elif action["type"] == "template_reply":
                query = urlencode({"ticket": ticket.id, "action": action["id"]})
                forms.append(
                    el("a", _label(action["label"]), href=f"/practice/templates?{query}", class_="button")
                )
            else:
                forms.append(_press_form(ticket, action))
        if ticket.followup_to is None:
            forms.append(_done_form(ticket))
        return forms

    # --- The side ------------------------------------------------------------------------------------------

    def _channel_card(self, channel: PracticeChannel) -> Element:
        state = _badge("delivered", "active") if channel.active else _badge("failed", "deactivated")
        token = el(
            "label",
            "Access token",
            el("input", type="text", readonly=True, value=channel.token, name="token", id="token"),
        )
        copy = el("button", "Copy", type="button", data_copy="token")
        why = None if channel.active else el("p", channel.inactive_because, class_="muted")
        new = _channel_form(channel, "token", "Create new token")
        switch = (
            _channel_form(channel, "deactivate", "Deactivate")
            if channel.active
            else _channel_form(channel, "reactivate", "Re-activate")
        )
        row = el("div", copy, new, switch, class_="row")
        return _card("channel", el("div", el("h2", "Channel"), state, class_="line"), why, token, row)

    def _webhook_card(self, channel: PracticeChannel) -> Element:
        manifest = self._store.manifest_of(channel)
        events = [event for event in self._store.events.values() if event.channel_id == channel.id]
        registered = manifest.webhook is not None
        state = _badge("delivered", "registered") if registered else _badge("pending", "none")
        where = el("p", manifest.webhook["url"], class_="muted") if manifest.webhook else None
        actions = ", ".join(_label(action["label"]) for action in manifest.actions) or "none yet"
        return _card(
            "webhook",
            el("div", el("h2", "Webhook"), state, class_="line"),
            where,
            _event_counts(events),
            el("p", f"Actions in the Manifest: {actions}"),
        )

    def _notices_card(self) -> list[Node]:
        if not self._store.notices:
            return []
        notices = [el("li", notice) for notice in reversed(self._store.notices)]
        return [_card("notices", el("h2", "Notices"), el("ul", *notices))]


# --- Small parts -------------------------------------------------------------------------------------------


def _card(name: str, *children: Node | None) -> Element:
    return el("section", *children, id=name, class_="card", data_part=True)


def _hint(text: str) -> Element:
    return el("p", text, class_="hint")


def _badge(state: str, word: str) -> Element:
    """A state as colour and word; the sheet adds a shape."""
    return el("span", word, class_=f"badge {state}")


def _ticket_badge(ticket: PracticeTicket) -> Element:
    if ticket.followup_to is not None:
        return _badge("delivered", "our reply")
    last = ticket.followups[-1].state if ticket.followups else None
    if last is not None:
        words = {"pending": "reply pending", "delivered": "reply delivered", "failed": "reply failed"}
        return _badge(last, words[last])
    return _badge(ticket.state, ticket.state)


def _refusal(refused: Refused | None) -> Element | None:
    return None if refused is None else el("p", refused.why, class_="refusal", role="alert")


def _time(ticket: PracticeTicket) -> Element:
    written = str(ticket.interaction["createdTime"])
    return el("time", _shown_time(parse_time(written)), datetime=written, class_="muted")


def _shown_time(moment: datetime) -> str:
    return moment.astimezone().strftime("%d %b, %H:%M")


def _content(interaction: dict[str, Any]) -> list[Node]:
    parts: list[Node] = []
    if interaction.get("message"):
        parts.append(el("p", *with_links(interaction["message"]), class_="text"))
    if interaction.get("rating"):
        rating = interaction["rating"]
        parts.append(el("p", f"Rated {rating['value']:g} of {rating['scale']:g}"))
    if interaction.get("pictures"):
        parts.append(el("div", *[_picture(picture) for picture in interaction["pictures"]], class_="pictures"))
    files = interaction.get("attachments", ())
    parts += [el("p", _file(file["url"], file.get("name") or file["url"])) for file in files]
    if interaction.get("link"):
        parts.append(el("p", link(interaction["link"], interaction["link"])))
    if interaction.get("url"):
        parts.append(el("p", link(interaction["url"], "Open on the Network"), class_="small"))
    return parts


def _picture(picture: dict[str, str]) -> Element:
    image = el("img", src=picture["small"], alt="", loading="lazy")
    return el(
        "a", image, href=picture.get("large") or picture["small"], target="_blank", rel="noopener noreferrer"
    )


def _file(url: str, name: str) -> Node:
    return el("span", "File: ", link(url, name))


def _label(label: dict[str, str]) -> str:
    return label["en"]


def _form(path: str, *children: Node | None, hidden: dict[str, str], **attributes: str | bool | None) -> Element:
    fields = [el("input", type="hidden", name=name, value=value) for name, value in hidden.items()]
    return el("form", *fields, *children, method="post", action=f"/practice/inbox/{path}", **attributes)


def _reply_form(ticket: PracticeTicket, action: dict[str, Any], refused: Refused | None) -> Element:
    field_id = f"text-{ticket.id}-{action['id']}"
    label = _label(action["label"])
    takes_file = "attachments" in action
    form = _form(
        "reply",
        el("label", f"Text of “{label}”", for_=field_id, class_="for-readers"),
        el(
            "textarea",
            refused.text if refused else "",
            id=field_id,
            name="text",
            rows=3,
            maxlength=_whole(action.get("config", {}).get("maxLength")),
            placeholder="Write a reply",
        ),
        _options(action),
        el("label", "File", el("input", type="file", name="file")) if takes_file else None,
        el("button", label, type="submit", class_="primary"),
        hidden={"ticket": ticket.id, "action": action["id"]},
        enctype="multipart/form-data",
    )
    return el("details", el("summary", label), form, open=refused is not None)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _options(action: dict[str, Any]) -> Element | None:
    options = action.get("options")
    if not options:
        return None
    choices = [
        el(
            "label",
            el("input", type="radio", name="option", value=option["id"], required=True),
            f" {_label(option['label'])}",
            el("span", f" {option['description']}", class_="muted") if option.get("description") else None,
        )
        for option in options
    ]
    return el("fieldset", el("legend", "Option"), *choices)


def _press_form(ticket: PracticeTicket, action: dict[str, Any]) -> Element:
    hidden = {"ticket": ticket.id, "action": action["id"]}
    path = "delete" if action["type"] == "delete" else "press"
    return _form(path, el("button", _label(action["label"]), type="submit"), hidden=hidden)


def _done_form(ticket: PracticeTicket) -> Element:
    unread = ticket.state == "unread"
    word = "Done" if unread else "Back to the Inbox"
    hidden = {"ticket": ticket.id, "done": "yes" if unread else "no"}
    return _form("done", el("button", word, type="submit", class_="quiet"), hidden=hidden)


def _channel_form(channel: PracticeChannel, path: str, word: str) -> Element:
    return _form(path, el("button", word, type="submit"), hidden={"channel": channel.id})


def _new_channel_card() -> Element:
    name = el("label", "Name", el("input", type="text", name="name", value="Practice channel", required=True))
    form = _form("channel", name, el("button", "Add", type="submit"), hidden={})
    return _card("new-channel", el("details", el("summary", "Add a Channel"), form))


def _template_form(ticket: PracticeTicket, action: dict[str, Any], template: dict[str, Any]) -> Element:
    fields = [
        el("label", name, el("input", type="text", name=f"variable.{name}"))
        for name in template.get("variables", {})
    ]
    texts = {str(language): str(text) for language, text in template["text"].items()}
    languages = [el("option", language, value=language) for language in texts]
    samples = [el("p", el("span", f"{language}: ", class_="muted"), text) for language, text in texts.items()]
    form = _form(
        "template",
        *fields,
        el("label", "Language", el("select", *languages, name="language")),
        el("button", _label(action["label"]), type="submit", class_="primary"),
        hidden={"ticket": ticket.id, "action": action["id"], "template": template["networkId"]},
    )
    return el("section", el("h3", template["name"]), *samples, form, class_="card")


def _event_counts(events: Sequence[PracticeEvent]) -> Element:
    counts = dict.fromkeys(("delivered", "waiting", "dropped"), 0)
    for event in events:
        counts[event.state] += 1
    said = f"Events: {counts['delivered']} delivered, {counts['waiting']} waiting, "
    lost = f"{counts['dropped']} lost for good"
    return el("p", said, el("span", lost, class_="bad-text" if counts["dropped"] else None))
