"""A SocialHub to practise on: the whole Inbox API, strictly, in memory, on this computer only.

It was written from the description of the API and shares no code with the client it tests, so that one wrong
idea cannot hide in both. Plain http counts as https where the address is this computer's own.

For tests and stories in the same process there is `PracticeHub`. Other processes drive the same things through
`/practice/…`, with JSON both ways; what is not possible is answered with 400 and `{"problem": "…"}`:

| route | body or query | answer |
| --- | --- | --- |
| `GET /practice/inbox` | `channel` | the Inbox, for a person |
| `POST /practice/channels` | `name?`, `reusable?`, `networkId?`, `accountId?` | 201, the Channel, with `token` |
| `GET /practice/channels` | | every Channel, with its `token` and its Manifest |
| `POST /practice/channels/{id}/token` | | `token`, the new one |
| `POST /practice/channels/{id}/deactivate` | `reason?` | `{}` |
| `POST /practice/channels/{id}/reactivate` | | `token`, the new one |
| `POST /practice/channels/{id}/promote` | `name` | `{}` |
| `POST /practice/temporary-token` | `manifestId`, `accountId?`, `channelId?`, `lifetime?` (s) | `token` |
| `GET /practice/tickets` | `channelId`, `hidden?` | every Ticket with its followups and presses |
| `POST /practice/reply` | `ticketId`, `text?`, `actionId?`, `attachments?`, `option?` | `followupId` |
| `POST /practice/template-reply` | `ticketId`, `template`, `variables?`, `language?`, `actionId?` | `followupId` |
| `POST /practice/press` | `ticketId`, `actionId` | `uuid` of the event |
| `POST /practice/delete` | `ticketId`, `actionId?` | `uuid` of the event |
| `POST /practice/resend` | `uuid` | `{}`: the same event goes out again |
| `POST /practice/files` | the file itself; `name` in the query | its description, for `attachments` |
| `GET /practice/events` | `channelId?` | every event with `state`, `tries`, `problem` |
| `GET /practice/requests` | | every request that came: `method`, `path`, `status` (0: connection reset) |
| `GET`, `PUT /practice/faults` | a plan, as `wizard.practice.faults` reads it | the plan |
| `GET`, `PUT /practice/limits` | `limit?`, `window?` (s), `channels?` (of one Account) | the limits |
| `GET /practice/version` | | `version`, a number that grows with every change |

The names of the API's routes in a fault plan: `get_root`, `patch_manifest`, `create_channel`, `patch_channel`,
`delete_channel`, `create_ticket`, `patch_ticket`, `reply_success`, `reset_action`.

`python -m wizard.practice.hub` runs one as a process of its own.
"""

from wizard.practice.hub.desk import NotPossible
from wizard.practice.hub.hub import PracticeHub
from wizard.practice.hub.records import (
    PracticeChannel,
    PracticeEvent,
    PracticeFollowup,
    PracticeManifest,
    PracticePress,
    PracticeRequest,
    PracticeTicket,
)

__all__ = [
    "NotPossible",
    "PracticeChannel",
    "PracticeEvent",
    "PracticeFollowup",
    "PracticeHub",
    "PracticeManifest",
    "PracticePress",
    "PracticeRequest",
    "PracticeTicket",
]
