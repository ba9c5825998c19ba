"""Asking the system's own store about a certificate whose authority the web engine does not know.

On Linux the engine knows the public authorities and the user's NSS database, but not those that an administrator
added to the system (`update-ca-certificates` and its like): behind a company's inspecting proxy no page at all
would open, while every request of ours, which goes by the system's store, works. This is no exception to a check:
it is the check, made against the store that the person's system has. Whatever else is wrong with a certificate
(date, name, strength, revocation) is reported by the engine as another error, which nobody is asked about.

Hosts that the engine's own list binds to strict security (HSTS preloading) stay closed even so: it allows no
answer there. Who has such an authority and such a host adds it to `~/.pki/nssdb`, or uses their own browser.
"""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtNetwork import QSslCertificate

if TYPE_CHECKING:
    from collections.abc import Sequence


def system_vouches(chain: Sequence[QSslCertificate], host: str) -> bool:
    """Whether the system's store leads to this chain (the server's own certificate first), for this host.

    Validity in time and the host name are checked again. Always False where the engine asks the system itself.
    """
    if platform.system() != "Linux" or not chain or not host:
        return False
    return not QSslCertificate.verify(list(chain), host)
