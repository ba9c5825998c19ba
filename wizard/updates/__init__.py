"""Says when a newer version is out. It downloads nothing and installs nothing: a person opens a page.

A release feed is one small file somewhere on the web, signed (Ed25519) in the form of minisign; this build knows
its address and the public keys (`build`). What a feed can do at the worst, with a stolen key, is small on purpose:
a short plain text, and a page below the address that the build names.

* `minisign`: the signature in front of the document, checked before a byte of it is read.
* `feed`: the document: which versions there are, and which of them is news here.
* `state`: what somebody chose and what was last heard, in a file of the home.
* `asking`: asks, and keeps what came of it.

What an attacker on the way could try, and what meets it (the words are those of The Update Framework): a feed of
their own (signature), an older one (rollback: the newest date seen is kept, for each key, so that a key that was
stolen cannot outrun the one that follows it), the same one for ever (freeze: a feed has an end, after which it is
said that nothing newer is known), one from the future (fast forward: refused), an endless one (64 KiB), another
address (redirects keep to https, pages to the build's own).
"""
