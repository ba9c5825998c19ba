"""Channel Wizard: joins any Network to SocialHub from a desktop."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("channel-wizard")
except PackageNotFoundError:  # a copied tree that was never installed
    __version__ = "0+unknown"
