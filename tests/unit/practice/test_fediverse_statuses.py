"""Posting, reading, editing and deleting at the practice Network."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.practice.fediverse_tools import PICTURE, Clock, running
from wizard.practice.fediverse import MASTODON, NewFile, PracticeFediverse, Refused


async def test_a_post_has_the_shape_that_mastodon_documents() -> None:
    async with running() as there:
        root = there.fediverse.post("alice", "@brand first")
        answer = await there.post(
            "/api/v1/statuses",
            data={
                "status": "@alice yes, see https://shop.example/opening #Sunday :blobcat:",
                "in_reply_to_id": root,
                "visibility": "unlisted",
                "spoiler_text": "shop",
            },
        )
        status = answer.json()
        assert answer.status_code == 200
        alice, brand = there.fediverse.person("alice"), there.fediverse.brand
        assert status["in_reply_to_id"] == root
        assert status["in_reply_to_account_id"] == alice.id
        assert status["account"]["id"] == brand.id
        assert status["account"]["acct"] == "brand"
        assert (status["visibility"], status["spoiler_text"], status["sensitive"]) == ("unlisted", "shop", True)
        assert [mention["id"] for mention in status["mentions"]] == [alice.id]
        assert status["mentions"][0]["url"] == f"{there.base}/@alice"
        assert [tag["name"] for tag in status["tags"]] == ["sunday"]
        assert [emoji["shortcode"] for emoji in status["emojis"]] == ["blobcat"]
        assert (await there.http.get(status["emojis"][0]["url"])).headers["content-type"] == "image/svg+xml"
        assert status["edited_at"] is None
        assert status["created_at"].endswith("Z")
        assert f'<a href="{there.base}/@alice" class="u-url mention">@<span>alice</span></a>' in status["content"]
        again = await there.get(f"/api/v1/statuses/{status['id']}", by="alice")
        assert again.json()["content"] == status["content"]
        assert (await there.get(f"/api/v1/statuses/{root}")).json()["replies_count"] == 1


async def test_json_and_form_bodies_say_the_same() -> None:
    async with running() as there:
        parent = there.fediverse.post("bob", "hello")
        body = {"status": "hello @bob", "in_reply_to_id": parent, "sensitive": True, "media_ids": [], "poll": None}
        answer = await there.post("/api/v1/statuses", json=body)
        assert answer.status_code == 200
        assert answer.json()["sensitive"] is True
        assert answer.json()["in_reply_to_id"] == parent
        broken = await there.post(
            "/api/v1/statuses", content=b"{nonsense", headers={"content-type": "application/json"}
        )
        assert broken.status_code == 400


async def test_visibility_is_enforced() -> None:
    async with running() as there:
        post = there.fediverse.post
        ids = {
            "public": post("alice", "for all"),
            "unlisted": post("alice", "for all, unlisted", visibility="unlisted"),
            "followers": post("alice", "for followers", visibility="private"),
            "private": post("alice", "for @erin and followers", visibility="private"),
            "direct": post("alice", "@erin only for you", visibility="direct"),
        }
        there.fediverse.world.unfollow(there.fediverse.person("bob").id, there.fediverse.person("alice").id)

        async def seen_by(name: str | None) -> set[str]:
            headers = there.headers(name) if name else {}
            answers = {
                what: (await there.http.get(f"/api/v1/statuses/{one}", headers=headers)).status_code
                for what, one in ids.items()
            }
            assert set(answers.values()) <= {200, 404}
            return {what for what, status in answers.items() if status == 200}

        assert await seen_by(None) == {"public", "unlisted"}
        assert await seen_by("bob") == {"public", "unlisted"}
        assert await seen_by("brand") == {"public", "unlisted", "followers", "private"}  # the brand follows alice
        assert await seen_by("erin") == {"public", "unlisted", "private", "direct"}
        assert await seen_by("alice") == set(ids)
        several = await there.get("/api/v1/statuses", by="erin", params={"id[]": list(ids.values())})
        assert {status["id"] for status in several.json()} == {
            ids[what] for what in ("public", "unlisted", "private", "direct")
        }


async def test_a_reply_in_private_reaches_only_those_whom_it_names() -> None:
    async with running() as there:
        asked = there.fediverse.post("alice", "@brand a secret", visibility="direct")
        body = {"status": "without a name", "in_reply_to_id": asked, "visibility": "direct"}
        answer = await there.post("/api/v1/statuses", json=body)
        assert answer.json()["mentions"] == []
        assert (await there.get(f"/api/v1/statuses/{answer.json()['id']}", by="alice")).status_code == 404
        assert (await there.get("/api/v1/notifications", by="alice")).json()[0]["type"] == "follow"


async def test_a_thread_leaves_out_what_its_reader_may_not_see() -> None:
    async with running() as there:
        post = there.fediverse.post
        root = post("alice", "root")
        hidden = post("bob", "@alice hidden", reply_to=root, visibility="direct")
        middle = post("alice", "@brand @bob middle", reply_to=hidden)
        below = post("brand", "@alice below", reply_to=middle)
        context = (await there.get(f"/api/v1/statuses/{middle}/context")).json()
        assert [status["id"] for status in context["ancestors"]] == [root]
        assert [status["id"] for status in context["descendants"]] == [below]
        assert (await there.get(f"/api/v1/statuses/{hidden}/context")).status_code == 404


async def test_descendants_come_each_with_its_own_replies() -> None:
    async with running() as there:
        post = there.fediverse.post
        root = post("alice", "root")
        first, second = post("bob", "first", reply_to=root), post("bob", "second", reply_to=root)
        under_first = post("erin", "under first", reply_to=first)
        context = (await there.http.get(f"/api/v1/statuses/{root}/context")).json()
        assert [status["id"] for status in context["descendants"]] == [first, under_first, second]


async def test_at_most_20_ids_at_once() -> None:
    async with running() as there:
        ids = [there.fediverse.post("bob", str(number)) for number in range(21)]
        assert len((await there.get("/api/v1/statuses", params={"id[]": ids[:20]})).json()) == 20
        assert (await there.get("/api/v1/statuses", params={"id[]": ids})).status_code == 422


async def test_what_cannot_be_posted() -> None:
    async with running() as there:

        async def error(**body: object) -> tuple[int, str]:
            answer = await there.post("/api/v1/statuses", json=body)
            return answer.status_code, answer.json()["error"]

        too_long = "Validation failed: Text character limit of 500 exceeded"
        assert await error(status="x" * 501) == (422, too_long)
        assert await error(status="x" * 499, spoiler_text="xx") == (422, too_long)
        assert await error(status="  ") == (422, "Validation failed: Text can't be blank")
        assert (await error(status="x", visibility="everybody"))[0] == 422
        gone = "The post you are trying to reply to does not appear to exist."
        assert await error(status="x", in_reply_to_id="123") == (404, gone)
        hidden = there.fediverse.post("alice", "not for the brand @bob", visibility="direct")
        assert await error(status="x", in_reply_to_id=hidden) == (404, gone)
        assert len(there.fediverse.statuses) == 1


@pytest.mark.parametrize(
    "text",
    [
        "x" * 500,
        "x" * 476 + " https://shop.example/" + "y" * 300,
        "x" * 493 + " @chloe@elsewhere.example",
        "👩‍👩‍👧" * 500,
        "e\u0301" * 500,
    ],
    ids=["plain", "address", "mention", "families", "accents"],
)
async def test_the_limit_counts_as_mastodon_does(text: str) -> None:
    async with running() as there:
        assert (await there.post("/api/v1/statuses", json={"status": text})).status_code == 200
        assert (await there.post("/api/v1/statuses", json={"status": f"{text}!"})).status_code == 422


async def test_posts_from_elsewhere_may_be_longer() -> None:
    async with running() as there:
        long = there.fediverse.post("chloe", "@brand " + "x" * 12_000)
        assert len((await there.get(f"/api/v1/statuses/{long}")).json()["content"]) > 12_000
        with pytest.raises(Refused):
            there.fediverse.post("alice", "x" * 12_000, limited=True)


async def test_a_repeated_key_gives_the_first_post_for_an_hour() -> None:
    clock = Clock()
    async with running(PracticeFediverse(now=clock)) as there:

        async def send(key: str, by: str = "brand") -> str:
            answer = await there.post(
                "/api/v1/statuses", by=by, json={"status": "once"}, headers={"Idempotency-Key": key}
            )
            return str(answer.json()["id"])

        first = await send("k1")
        assert await send("k1") == first
        assert await send("k2") != first
        assert await send("k1", by="alice") != first
        clock.time += 3599
        assert await send("k1") == first
        clock.time += 2
        assert await send("k1") != first
        assert len(there.fediverse.statuses) == 4


async def test_a_repeated_key_of_a_deleted_post_finds_nothing() -> None:
    async with running() as there:
        key = {"Idempotency-Key": "k"}
        made = (await there.post("/api/v1/statuses", json={"status": "once"}, headers=key)).json()["id"]
        there.fediverse.delete(made)
        assert (await there.post("/api/v1/statuses", json={"status": "once"}, headers=key)).status_code == 404


async def test_an_edit_changes_the_text_and_tells_when() -> None:
    async with running() as there:
        made = (await there.post("/api/v1/statuses", json={"status": "@alice frist"})).json()["id"]
        unchanged = await there.put(f"/api/v1/statuses/{made}", json={"status": "@alice frist"})
        assert unchanged.json()["edited_at"] is None
        changed = await there.put(f"/api/v1/statuses/{made}", data={"status": "first @bob"})
        assert changed.json()["edited_at"] is not None
        assert "first" in changed.json()["content"]
        source = await there.get(f"/api/v1/statuses/{made}/source")
        assert source.json() == {"id": made, "text": "first @bob", "spoiler_text": ""}
        told = (await there.get("/api/v1/notifications", by="bob", params={"types[]": "mention"})).json()
        assert [one["status"]["id"] for one in told] == [made]
        assert (
            await there.put(f"/api/v1/statuses/{made}", by="alice", json={"status": "hers"})
        ).status_code == 404
        assert (await there.put(f"/api/v1/statuses/{made}", json={"status": "x" * 501})).status_code == 422


async def test_an_edited_post_tells_those_who_boosted_it() -> None:
    async with running() as there:
        post = there.fediverse.post("bob", "boost me")
        await there.post(f"/api/v1/statuses/{post}/reblog")
        there.fediverse.edit(post, "changed")
        told = (await there.get("/api/v1/notifications")).json()
        assert [(one["type"], one["status"]["id"]) for one in told] == [("update", post)]


async def test_a_deleted_post_takes_its_notifications_along_and_leaves_its_replies() -> None:
    async with running() as there:
        asked = there.fediverse.post("alice", "@brand question")
        kept = there.fediverse.post("alice", "@brand another")
        reply = (
            await there.post("/api/v1/statuses", json={"status": "@alice answer", "in_reply_to_id": asked})
        ).json()
        assert (await there.delete(f"/api/v1/statuses/{asked}")).status_code == 404  # not the brand's own
        gone = await there.delete(f"/api/v1/statuses/{asked}", by="alice")
        assert gone.json()["text"] == "@brand question"
        assert (await there.get(f"/api/v1/statuses/{asked}")).status_code == 404
        told = (await there.get("/api/v1/notifications")).json()
        assert [one["status"]["id"] for one in told] == [kept]
        left = (await there.get(f"/api/v1/statuses/{reply['id']}")).json()
        assert left["in_reply_to_id"] is None
        assert left["in_reply_to_account_id"] == there.fediverse.person("alice").id
        assert (await there.delete(f"/api/v1/statuses/{asked}", by="alice")).status_code == 404


async def test_favourites_and_boosts_count_once() -> None:
    async with running() as there:
        post = there.fediverse.post("alice", "nice")
        for _ in range(2):
            assert (await there.post(f"/api/v1/statuses/{post}/favourite")).json()["favourited"] is True
        boosts = [(await there.post(f"/api/v1/statuses/{post}/reblog")).json() for _ in range(2)]
        assert boosts[0]["id"] == boosts[1]["id"] != post
        assert boosts[0]["reblog"]["id"] == post
        assert there.fediverse.favourites_of("brand") == (post,)
        assert there.fediverse.boosts_of("brand") == (post,)
        told = (await there.get("/api/v1/notifications", by="alice")).json()
        assert [one["type"] for one in told] == ["reblog", "favourite", "follow"]
        assert (await there.post(f"/api/v1/statuses/{post}/unfavourite")).json()["favourites_count"] == 0
        assert (await there.post(f"/api/v1/statuses/{post}/unreblog")).json()["reblogs_count"] == 0
        assert there.fediverse.boosts_of("brand") == ()


async def test_private_posts_cannot_be_boosted_nor_hidden_ones_favourited() -> None:
    async with running() as there:
        direct = there.fediverse.post("alice", "@brand psst", visibility="direct")
        hidden = there.fediverse.post("alice", "@bob psst", visibility="direct")
        assert (await there.post(f"/api/v1/statuses/{direct}/reblog")).status_code == 403
        assert (await there.post(f"/api/v1/statuses/{hidden}/favourite")).status_code == 404


async def test_a_poll_and_a_content_warning() -> None:
    async with running() as there:
        made = there.fediverse.post("bob", "@brand which?", poll=["tea", "coffee"], spoiler="drinks")
        status = (await there.get(f"/api/v1/statuses/{made}")).json()
        assert [option["title"] for option in status["poll"]["options"]] == ["tea", "coffee"]
        assert status["poll"]["expired"] is False
        assert status["spoiler_text"] == "drinks"
        body = {"status": "and you?", "poll": {"options": ["a", "b"], "expires_in": 600, "multiple": True}}
        own = (await there.post("/api/v1/statuses", json=body)).json()
        assert own["poll"]["multiple"] is True


async def test_media_go_with_a_post_and_come_back_as_they_were() -> None:
    async with running() as there:
        upload = await there.post(
            "/api/v2/media", files={"file": ("a b.png", PICTURE)}, data={"description": "a <door>"}
        )
        assert upload.status_code == 200
        media = upload.json()
        assert (media["type"], media["description"]) == ("image", "a <door>")
        changed = await there.put(f"/api/v1/media/{media['id']}", data={"description": "a window"})
        assert changed.json()["description"] == "a window"
        status = (
            await there.post("/api/v1/statuses", data={"status": "look", "media_ids[]": [media["id"]]})
        ).json()
        assert [one["id"] for one in status["media_attachments"]] == [media["id"]]
        shown = await there.http.get(status["media_attachments"][0]["url"])
        assert (shown.content, shown.headers["content-type"]) == (PICTURE, "image/png")
        used = await there.post("/api/v1/statuses", json={"status": "", "media_ids": [media["id"]]})
        assert used.status_code == 422  # it hangs on the other post


@pytest.mark.parametrize("name", ["film.mp4", "picture.png"])
async def test_what_takes_long_to_process_has_to_be_waited_for(name: str) -> None:
    clock = Clock()
    slow = replace(MASTODON, media_delay=7)
    async with running(PracticeFediverse(manner=slow, now=clock)) as there:
        content = PICTURE if name.endswith("png") else b"\x00\x00\x00\x18ftypmp42" + bytes(64)
        upload = await there.post("/api/v2/media", files={"file": (name, content, "video/mp4")})
        assert (upload.status_code, upload.json()["url"]) == (202, None)
        media = upload.json()["id"]
        assert (await there.get(f"/api/v1/media/{media}")).status_code == 206
        early = await there.post("/api/v1/statuses", json={"status": "see", "media_ids": [media]})
        assert early.status_code == 422
        assert "finished processing" in early.json()["error"]
        clock.time += 7
        assert (await there.get(f"/api/v1/media/{media}")).status_code == 200
        done = await there.post("/api/v1/statuses", json={"status": "see", "media_ids": [media]})
        assert done.json()["media_attachments"][0]["url"].endswith(name)


async def test_a_film_takes_its_time_in_any_manner_unless_one_waits() -> None:
    async with running() as there:
        film = {"file": ("film.mp4", b"\x00\x00\x00\x18ftypmp42", "video/mp4")}
        assert (await there.post("/api/v2/media", files=film)).status_code == 202
        assert (await there.post("/api/v1/media", files=film)).status_code == 200


async def test_files_that_are_not_taken() -> None:
    async with running() as there:
        for content, kind in ((b"#!/bin/sh", "application/x-sh"), (b"no picture", "image/png")):
            answer = await there.post("/api/v2/media", files={"file": ("x", content, kind)})
            assert answer.status_code == 422
        big = await there.post("/api/v2/media", files={"file": ("x.png", PICTURE + bytes(16 * 1024 * 1024))})
        assert big.status_code == 422
        many = [there.fediverse.world.add_media(there.fediverse.brand.id, "x.png", "image/png", PICTURE, None)] * 5
        answer = await there.post("/api/v1/statuses", json={"status": "5", "media_ids": [one.id for one in many]})
        assert "more than 4" in answer.json()["error"]


async def test_somebody_elses_upload_cannot_be_seen_or_used() -> None:
    async with running() as there:
        alice = there.fediverse.person("alice")
        media = there.fediverse.world.add_media(alice.id, "x.png", "image/png", PICTURE, None)
        assert (await there.get(f"/api/v1/media/{media.id}")).status_code == 404
        answer = await there.post("/api/v1/statuses", json={"status": "mine?", "media_ids": [media.id]})
        assert answer.json()["media_attachments"] == []


async def test_people_post_pictures_too() -> None:
    async with running() as there:
        made = there.fediverse.post("alice", "@brand look", media=[NewFile("a.png", PICTURE, description="x")])
        there.fediverse.edit(made, "@brand look here")
        status = (await there.get(f"/api/v1/statuses/{made}")).json()
        assert status["media_attachments"][0]["description"] == "x"
        assert status["edited_at"] is not None


async def test_scopes_bind() -> None:
    async with running() as there:
        post = there.fediverse.post("alice", "@brand hello")

        async def status_of(method: str, path: str, *scopes: str) -> int:
            token = there.fediverse.token_for("brand", scopes=scopes)
            headers = {"Authorization": f"Bearer {token}"}
            return (await there.http.request(method, path, headers=headers, data={"status": "x"})).status_code

        assert await status_of("POST", "/api/v1/statuses", "read") == 403
        assert await status_of("POST", "/api/v1/statuses", "write:statuses") == 200
        assert await status_of("POST", f"/api/v1/statuses/{post}/favourite", "write:statuses") == 403
        assert await status_of("POST", f"/api/v1/statuses/{post}/favourite", "write:favourites") == 200
        assert await status_of("GET", "/api/v1/notifications", "read:statuses") == 403
        assert await status_of("GET", "/api/v1/notifications", "read:notifications") == 200
        assert await status_of("GET", f"/api/v1/statuses/{post}", "read:accounts") == 403
        assert await status_of("GET", "/api/v1/accounts/verify_credentials", "profile") == 200
        assert await status_of("GET", "/api/v1/accounts/verify_credentials", "read:statuses") == 403


async def test_refused_tokens_and_unknown_routes() -> None:
    async with running() as there:
        token = there.headers("brand")
        assert (await there.http.get("/api/v1/notifications")).status_code == 401
        assert there.fediverse.revoke_tokens("brand") == 1
        refused = await there.http.get("/api/v1/notifications", headers=token)
        assert (refused.status_code, refused.json()) == (401, {"error": "The access token is invalid"})
        assert (await there.http.get("/api/v1/nothing")).json() == {"error": "Not Found"}
        assert (await there.http.delete("/api/v1/notifications")).status_code == 405
