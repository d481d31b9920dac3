"""Where the certificates are that this computer trusts, as one file.

The libpq that comes with psycopg was built elsewhere: what it takes for the system's certificates is a folder that
no computer has. So it is always told a file.
"""

import ssl
import sys
from contextlib import suppress
from pathlib import Path

from workbench.archive.durable import write_whole
from workbench.cellar.places import settings

_KNOWN = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # macOS, Alpine
)


def trusted() -> str:
    """A file with the certificates that this computer trusts; where there is none, a word for libpq's own guess."""
    if sys.platform == "win32":
        return _from_windows()
    own = ssl.get_default_verify_paths().cafile
    return next((file for file in (own, *_KNOWN) if file and Path(file).is_file()), "system")


def _from_windows() -> str:
    """Windows keeps them in a store, with those of the institution; libpq reads files alone."""
    context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH)
    found = [ssl.DER_cert_to_PEM_cert(one) for one in context.get_ca_certs(binary_form=True)]
    file = settings() / "trusted.pem"
    # A file that cannot be written leaves the older one, or none: then no server is believed.
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, "".join(found).encode())
    return str(file)
