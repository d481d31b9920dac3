"""A PostgreSQL of the tests' own: in a temporary folder, on loopback, with a certificate, gone afterwards.

PostgreSQL does not run as the administrator: where the tests do, it runs as the user `postgres` that Debian's package
brings. Python's own part of this is no more than starting and stopping; how it must be set up stands in
`workbench/archive/team/steward.py`.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from random import sample
from typing import Any

import psutil
import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

PASSWORD = "kaffe og vafler"
NAME = "team.example"
LOGINS = ("ada", "bo", "cy", "dee", "eli")
_ATTEMPTS = 20


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest; None where it is not installed."""
    found = shutil.which("pg_ctl")
    if found and (Path(found).parent / "postgres").exists():
        return Path(found).parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    return max(folders, key=lambda folder: int(folder.parent.name), default=None)


def free_port() -> int:
    """A port that nobody has, below those that the system gives to connections.

    One of the latter could be taken while the server is stopped: by whoever connects to anything, and by a client that
    tries again and again to reach the server, which in the end reaches itself.
    """
    for port in sample(range(20_000, 32_000), 100):
        with socket.socket() as free, suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port")


class Postgres:
    """A running server with the database `research`, the login `steward` and some ordinary ones."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        # Not among pytest's own folders: the user postgres may not enter those.
        self.folder = Path(tempfile.mkdtemp(prefix="workbench-postgres-"))
        self.data = self.folder / "data"
        self.certificate = self.folder / "server.crt"
        self.port = free_port()
        self._as: dict[str, Any] = {}
        if os.name == "posix" and os.geteuid() == 0:
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": []}
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        make_certificate(self.certificate, self.folder / "server.key")
        self._give(self.folder, secret, self.certificate, self.folder / "server.key")
        self._run("initdb", "-D", self.data, "-U", "root", "-A", "scram-sha-256", "--pwfile", secret,
                  "--no-sync", "--encoding=UTF8", "--locale=C")  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(
                f"listen_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = '{self.folder}'\n"
                f"ssl = on\nssl_cert_file = '{self.certificate}'\nssl_key_file = '{self.folder}/server.key'\n"
            )
        self.start()
        with self.connect("root", "postgres") as root:
            root.execute("CREATE DATABASE research")
            for login in ("steward", *LOGINS):
                root.execute(f"CREATE ROLE {login} LOGIN PASSWORD '{PASSWORD}'".encode())
            root.execute("GRANT CREATE ON DATABASE research TO steward")

    def url(self, login: str, more: str = "", password: str = PASSWORD) -> str:
        """The address for a login."""
        hidden = password.replace(" ", "%20")
        return f"postgresql://{login}:{hidden}@127.0.0.1:{self.port}/research?{more}"

    def connect(self, login: str, database: str = "research", **more: Any) -> "psycopg.Connection[Any]":
        """A plain connection that commits each statement by itself."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=login, password=PASSWORD, dbname=database, autocommit=True,
            **more,
        )  # fmt: skip

    def start(self) -> None:
        """Start the server, and return when it answers.

        After a kill or an immediate stop the system lets go of what it held only when the last of its processes is
        gone, so it may take several attempts.
        """
        for attempt in range(_ATTEMPTS):
            try:
                self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.folder / "log", "start")
                return
            except subprocess.CalledProcessError as failed:
                if attempt == _ATTEMPTS - 1:
                    failed.add_note((self.folder / "log").read_text(errors="replace")[-2000:])
                    raise

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server: `fast` in order, `immediate` as if its computer had failed."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def kill(self) -> None:
        """Kill -9 of the server's first process; returns when the others have gone, too."""
        first = psutil.Process(int((self.data / "postmaster.pid").read_text().splitlines()[0]))
        family = [first, *first.children(recursive=True)]
        first.kill()
        psutil.wait_procs(family, timeout=30)

    def remove(self) -> None:
        """Stop the server if it runs, and take its folder away."""
        try:
            self.stop()
        except subprocess.CalledProcessError:
            pass
        finally:
            shutil.rmtree(self.folder)

    def _give(self, *paths: Path) -> None:
        for path in paths:
            if path.is_file() and path != self.certificate:
                path.chmod(0o600)
            if self._as:
                shutil.chown(path, "postgres", "postgres")
        self.folder.chmod(0o755)

    def _run(self, program: str, *words: str | Path) -> None:
        order = [self._programs / program, *words]
        subprocess.run(
            order, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **self._as
        )


def make_certificate(path: Path, key_path: Path) -> None:
    """A certificate for 127.0.0.1 and `NAME` that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    names = [x509.IPAddress(ip_address("127.0.0.1")), x509.DNSName(NAME)]
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
