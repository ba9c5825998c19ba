"""Channel Wizard: joins any Network to SocialHub from a desktop."""

__version__ = "0.1.0"
