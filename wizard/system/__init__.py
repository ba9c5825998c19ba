"""What the operating system tells by itself: that it is about to sleep, that it woke, that its network changed.

Linux alone is listened to: logind and NetworkManager over the system bus, the kernel over rtnetlink. On macOS and
Windows, and where a bus or a socket is denied, the supervisor finds out by itself within a second, by its clocks
and the routing table (`wizard.sync.supervisor`, `wizard.sync.vantage`); only finishing before sleep is missing
there.
"""
