"""The alternative to catching up as the engine does: each request waits for the answer to the one before.

    python -m benchmarks.one_at_a_time NETWORK SOCIALHUB

Pages through the mentions, looks up what has to be looked up, makes a Ticket of each, the oldest first. It keeps
nothing, so whatever breaks is lost or doubled; it is here for its pace alone.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import httpx

from benchmarks import standins
from wizard.networks.mastodon.text import html_to_text


async def main(network: str, hub: str) -> None:
    async with httpx.AsyncClient() as client:
        await client.get(f"{network}/api/v2/instance")
        print("first", file=sys.stderr, flush=True)
        posts: list[dict[str, Any]] = []
        params: dict[str, str | int] = {"limit": 80}
        while page := (await client.get(f"{network}/api/v1/notifications", params=params)).json():
            posts += [each["status"] for each in page]
            params["max_id"] = page[-1]["id"]
        roots: dict[str, str] = {}
        for post in reversed(posts):
            await _make_ticket(client, network, hub, post, roots)


async def _make_ticket(
    client: httpx.AsyncClient, network: str, hub: str, post: dict[str, Any], roots: dict[str, str]
) -> None:
    parent = post["in_reply_to_id"]
    if parent is not None and parent not in roots:
        context = (await client.get(f"{network}/api/v1/statuses/{post['id']}/context")).json()
        roots[parent] = context["ancestors"][0]["id"]
    root = roots.get(parent, post["id"])
    roots[post["id"]] = root
    account = post["account"]
    interaction = {
        "networkItemId": f"mastodon:{post['id']}",
        "message": html_to_text(post["content"]),
        "createdTime": post["created_at"],
        "url": post["url"],
        "interactor": {"interactorId": account["acct"], "name": account["display_name"], "url": account["url"]},
        **({"root": {"rootId": f"mastodon:{root}"}} if root != post["id"] else {}),
    }
    answer = await client.post(
        f"{hub}/inbox/tickets", params={"accesstoken": standins.token()}, json={"interaction": interaction}
    )
    answer.raise_for_status()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
