"""Paging, accounts, time lines and rate limits of the practice Network."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.unit.practice.fediverse_tools import Clock, Running, running
from wizard.practice.fediverse import MANNERS, PracticeFediverse, RateLimits


async def listed(there: Running, **params: object) -> list[str]:
    """The texts of the mentions that come, by their last word."""
    answer = await there.get("/api/v1/notifications", params={"types[]": "mention", **params})
    assert answer.status_code == 200
    return [re.sub("<[^>]*>", "", one["status"]["content"]).split()[-1] for one in answer.json()]


async def ids_by_number(there: Running) -> dict[int, str]:
    answer = await there.get("/api/v1/notifications", params={"limit": 80})
    return dict(enumerate((one["id"] for one in reversed(answer.json())), start=1))


@pytest.mark.parametrize("manner", ["mastodon", "gotosocial", "hollo"])
async def test_the_three_ways_to_page(manner: str) -> None:
    async with running(PracticeFediverse(manner=MANNERS[manner])) as there:
        for number in range(1, 11):
            there.fediverse.post("alice", f"@brand {number}")
        ids = await ids_by_number(there)
        assert await listed(there, limit=3) == ["10", "9", "8"]
        assert await listed(there, limit=3, max_id=ids[8]) == ["7", "6", "5"]
        assert await listed(there, limit=3, since_id=ids[2]) == ["10", "9", "8"]  # 3 to 7 are passed over
        assert await listed(there, limit=3, min_id=ids[2]) == ["5", "4", "3"]  # nothing is passed over
        assert await listed(there, limit=3, min_id=ids[9]) == ["10"]
        assert await listed(there, min_id=ids[10]) == []
        assert await listed(there, limit=3, since_id=ids[2], min_id=ids[4]) == ["7", "6", "5"]  # min_id wins
        assert await listed(there, since_id=ids[2], max_id=ids[6]) == ["5", "4", "3"]
        assert await listed(there, limit=2, min_id=ids[2], max_id=ids[6]) == ["4", "3"]


async def test_a_cursor_stays_good_when_its_post_is_deleted() -> None:
    async with running() as there:
        posts = [there.fediverse.post("alice", f"@brand {number}") for number in range(1, 6)]
        ids = await ids_by_number(there)
        there.fediverse.delete(posts[2])
        assert await listed(there, min_id=ids[3]) == ["5", "4"]
        assert await listed(there, max_id=ids[3]) == ["2", "1"]


async def test_at_most_80_come_40_unless_asked() -> None:
    async with running() as there:
        for number in range(90):
            there.fediverse.post("alice", f"@brand {number}")
        assert len(await listed(there)) == 40
        assert len(await listed(there, limit=500)) == 80
        assert len(await listed(there, limit=0)) == 0


async def test_links_lead_through_everything_both_ways() -> None:
    async with running() as there:
        for number in range(1, 8):
            there.fediverse.post("bob", f"@brand {number}")
        await there.post("/api/v1/statuses", json={"status": "mine"})
        answer = await there.get("/api/v1/notifications", params={"types[]": "mention", "limit": 3})
        pages = [answer]
        while next_link := pages[-1].links.get("next"):
            pages.append(await there.get(next_link["url"]))
        counts = [len(page.json()) for page in pages]
        assert counts == [3, 3, 1, 0]
        assert "types%5B%5D=mention" in pages[0].links["next"]["url"]
        forward = await there.get(pages[2].links["prev"]["url"])
        assert forward.json() == pages[1].json()
        assert "link" not in pages[3].headers


async def test_types_are_chosen_or_left_out() -> None:
    async with running() as there:
        post = there.fediverse.post("brand", "hello")
        there.fediverse.world.favourite(there.fediverse.person("bob").id, post)
        there.fediverse.post("bob", "@brand hello")

        async def kinds(params: dict[str, object]) -> list[str]:
            return [one["type"] for one in (await there.get("/api/v1/notifications", params=params)).json()]

        assert await kinds({}) == ["mention", "favourite"]
        assert await kinds({"types[]": ["mention", "poll"]}) == ["mention"]
        assert await kinds({"exclude_types[]": ["mention"]}) == ["favourite"]
        one = (await there.get("/api/v1/notifications")).json()[0]
        assert (await there.get(f"/api/v1/notifications/{one['id']}")).json() == one
        assert (await there.get(f"/api/v1/notifications/{one['id']}", by="bob")).status_code == 404


async def test_the_posts_of_an_account() -> None:
    async with running() as there:
        post = there.fediverse.post
        asked = post("alice", "@brand question")
        ids = [post("brand", f"post {number}") for number in range(45)]
        reply = post("brand", "@alice answer", reply_to=asked)
        hidden = post("brand", "@alice psst", reply_to=asked, visibility="direct")
        path = f"/api/v1/accounts/{there.fediverse.brand.id}/statuses"

        async def shown(by: str = "brand", **params: object) -> list[str]:
            return [one["id"] for one in (await there.get(path, by=by, params=params)).json()]

        assert await shown(limit=100) == [hidden, reply, *ids[:6:-1]]  # 40 at most
        assert await shown(limit=2, by="bob") == [reply, ids[44]]
        assert await shown(limit=2, exclude_replies="true") == [ids[44], ids[43]]
        assert await shown(limit=2, min_id=ids[0]) == [ids[2], ids[1]]
        assert await shown(limit=2, max_id=ids[2]) == [ids[1], ids[0]]
        assert await shown(pinned="true") == []
        assert await shown(only_media="true") == []
        last = await there.get(path, params={"max_id": ids[3]})
        assert "next" not in last.links  # fewer than a page: no more can come
        assert "prev" in last.links


async def test_the_home_time_line_shows_whom_one_follows() -> None:
    async with running() as there:
        post = there.fediverse.post
        followed = post("alice", "from alice")
        stranger = post("bob", "@brand from bob")
        own = post("brand", "@bob answer", reply_to=stranger)
        post("alice", "@bob chat", reply_to=stranger)  # a conversation among others
        boost = there.fediverse.world.boost(there.fediverse.person("chloe").id, stranger)
        home = (await there.get("/api/v1/timelines/home")).json()
        assert [status["id"] for status in home] == [boost.id, own, followed]
        assert home[0]["reblog"]["id"] == stranger


async def test_accounts_can_be_looked_up() -> None:
    async with running() as there:
        me = (await there.get("/api/v1/accounts/verify_credentials")).json()
        assert (me["acct"], me["source"]["privacy"]) == ("brand", "public")
        assert (await there.http.get(me["avatar"])).headers["content-type"] == "image/svg+xml"
        chloe = (await there.http.get("/api/v1/accounts/lookup?acct=chloe@elsewhere.example")).json()
        assert chloe["url"] == "https://elsewhere.example/@chloe"
        assert [emoji["shortcode"] for emoji in chloe["emojis"]] == ["blobcat"]
        assert (await there.http.get(f"/api/v1/accounts/{chloe['id']}")).json() == chloe
        port = there.base.rpartition(":")[2]
        local = await there.http.get("/api/v1/accounts/lookup", params={"acct": f"BRAND@127.0.0.1:{port}"})
        assert local.json()["id"] == me["id"]
        assert (await there.http.get("/api/v1/accounts/lookup?acct=nobody")).status_code == 404
        assert (await there.http.get("/api/v1/accounts/7")).status_code == 404


async def test_the_full_address_of_a_local_account_mentions_it() -> None:
    async with running() as there:
        there.fediverse.post("alice", f"@brand@{there.base.partition('://')[2]} 1")
        assert await listed(there) == ["1"]


async def test_the_rate_limit_tells_and_holds() -> None:
    clock = Clock(1_800_000_030.0)
    limits = RateLimits(requests=3, seconds=60, uploads=1, upload_seconds=60)
    async with running(PracticeFediverse(limits=limits, now=clock)) as there:
        path = "/api/v1/accounts/verify_credentials"
        answers = [await there.get(path) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert [answer.headers["x-ratelimit-remaining"] for answer in answers] == ["2", "1", "0", "0"]
        assert answers[3].json() == {"error": "Too many requests"}
        assert answers[0].headers["x-ratelimit-limit"] == "3"
        reset = datetime.fromisoformat(answers[3].headers["x-ratelimit-reset"])
        assert reset == datetime.fromtimestamp(1_800_000_060, UTC)
        assert (await there.get(path, by="alice")).status_code == 200  # everybody has a limit of their own
        clock.time = 1_800_000_060.0
        assert (await there.get(path)).status_code == 200
        files = {"file": ("x.gif", b"GIF89a")}
        uploads = [await there.post("/api/v2/media", files=files) for _ in range(2)]
        assert [answer.status_code for answer in uploads] == [200, 429]
