"""HTML to text: what readers see stays, and the fast way says the same as the library."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.networks.mastodon.markup import read_any
from wizard.networks.mastodon.text import clean, html_to_text, read_plain

MENTION = (
    '<span class="h-card" translate="no"><a href="https://m.example/@brand" class="u-url mention">'
    "@<span>brand</span></a></span>"
)
HASHTAG = '<a href="https://m.example/tags/caf%C3%A9" class="mention hashtag" rel="tag">#<span>café</span></a>'
LONG_LINK = (
    '<a href="https://long.example/a/very/long/path?x=1&amp;y=2" target="_blank" rel="nofollow noopener" '
    'translate="no"><span class="invisible">https://</span><span class="ellipsis">long.example/a/very/lo</span>'
    '<span class="invisible">ng/path?x=1&amp;y=2</span></a>'
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("", ""),
        ("no tags &amp; nothing", "no tags & nothing"),
        ("2 < 3 > 1", "2 < 3 > 1"),
        ("<p>one<br>two<br />three</p><p>four</p>", "one\ntwo\nthree\n\nfour"),
        (f"<p>{MENTION} hi {HASHTAG}</p>", "@brand hi #café"),
        (f"<p>see {LONG_LINK}!</p>", "see https://long.example/a/very/long/path?x=1&y=2!"),
        ('<p><a href="https://x.example/">https://x.example</a></p>', "https://x.example/"),
        ('<p><a href="https://x.example/y">x.example/y</a></p>', "https://x.example/y"),
        ('<p><a href="https://x.example/long/path">x.example/long…</a></p>', "https://x.example/long/path"),
        ('<p><a href="https://evil.example/">bank.example</a></p>', "bank.example (https://evil.example/)"),
        (
            '<p><a class="mention" href="https://evil.example/">your bank</a></p>',
            "your bank (https://evil.example/)",
        ),
        ('<p><a href="javascript:alert(1)">press</a></p>', "press"),
        ('<p><a href="mailto:me@x.example">me@x.example</a></p>', "mailto:me@x.example"),
        ('<p><a href="https://x.example/"></a></p>', "https://x.example/"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ('<ol start="3"><li>x</li><li>y</li></ol>', "3. x\n4. y"),
        ("<blockquote><p>wise</p><p>words</p></blockquote><p>yes</p>", "> wise\n>\n> words\n\nyes"),
        ("<p>run <code>x_y = *z</code></p>", "run x_y = *z"),
        ("<pre><code>if x:\n    y = 1</code></pre>", "if x:\n    y = 1"),
        ("<p>a_b *c* # d [e](f) 1. \\g</p>", "a_b *c* # d [e](f) 1. \\g"),
        ("<p><b>bold</b> <em>soft</em> <del>gone</del> x<sup>2</sup></p>", "bold soft gone x2"),
        ("<h1>Title</h1><p>text</p>", "Title\n\ntext"),
        ('<p>:blobcat: <img src="x" alt=":blob:"></p>', ":blobcat: :blob:"),
        ("<p>a</p><script>alert(1)</script><style>x{}</style>", "a"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
        ("<p>un<p>closed <b>tags", "un\n\nclosed tags"),
        ("<p>a\n   b\t c</p>\n\n<p>d</p>", "a b c\n\nd"),
        ("<p>x <br> y <br><em> z</em></p>", "x\ny\nz"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢(かん)"),
        ("<p>a&#0;b\x00c&#x7;d</p>", "a\ufffdbcd"),
        ("<!-- note --><p>seen</p>", "seen"),
        ("https://x.example/just-an-address", "https://x.example/just-an-address"),
    ],
)
def test_html_becomes_what_a_reader_sees(content: str, text: str) -> None:
    assert html_to_text(content) == text


def test_half_surrogates_and_control_characters_do_not_pass() -> None:
    assert clean("a\ud800b\x1bc\u0085d") == "a?bcd"
    assert html_to_text("<p>x\udfffy</p>").encode() == b"x?y"


def test_tags_nested_beyond_measure_still_give_the_text() -> None:
    assert html_to_text("<b>" * 3_000 + "deep" + "</b>" * 3_000) == "deep"


@pytest.mark.parametrize("piece", ["x<br>", "<", "<!--", '<a href="', "<li>x", "<td>x", "&"])
def test_a_hostile_length_is_cut(piece: str) -> None:
    """Some of these cost the parser quadratic time: uncut, this would run into the suite's time limit."""
    assert len(html_to_text("<p>" + piece * 300_000)) <= 60_000


# What Mastodon-like servers write, in any combination, and a good deal of what they do not.
_WORDS = st.text(alphabet="ab Ü\u00a0\n@#&<>:.…", max_size=6).map(html.escape)
_TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<br>", "<br />", "<br/>", "<span>", '<span class="invisible">', '<span class="h-card">',
        '<span class="ellipsis">', "</span>", '<a href="https://x.example/">',
        '<a href="https://x.example/a%20b" class="mention">', "</a>", "<b>", "</b>", "<li>", "</ul>", "<!-- x -->",
        '<a class="hashtag" href="https://x.example/tags/a" rel="tag">', "&nbsp;", "&copy;", "&amp;",
        "&#39;", "https://x.example/", "a",
    ]
)  # fmt: skip
_INLINE = st.one_of(
    _WORDS,
    st.sampled_from(["<br>", "<br />", MENTION, HASHTAG, LONG_LINK]),
    st.builds('<a href="https://x.example/{}">{}</a>'.format, st.sampled_from(["", "a", "b?c&amp;d"]), _WORDS),
)
_POST = st.lists(st.lists(_INLINE, max_size=6).map("".join).map("<p>{}</p>".format), max_size=4).map("".join)
_SOUP = st.lists(st.one_of(_TAGS, _WORDS), max_size=14).map("".join)


@given(st.one_of(_POST, _SOUP, st.lists(_INLINE, max_size=8).map("".join)))
@settings(max_examples=400, deadline=None)
def test_the_fast_way_says_the_same_as_the_library(content: str) -> None:
    fast = read_plain(clean(content))
    if fast is not None:
        assert fast == read_any(clean(content))


def test_the_fast_way_takes_what_mastodon_writes() -> None:
    """Without this, the property above could hold by never being tried."""
    content = f"<p>{MENTION} it&#39;s {LONG_LINK} <br />and {HASHTAG}</p><p>bye</p>"
    assert read_plain(content) is not None


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_comes_through_when_escaped(plain: str) -> None:
    shown = html_to_text(f"<p>{html.escape(plain)}</p>")
    assert "".join(shown.split()) == "".join(clean(plain).split())
