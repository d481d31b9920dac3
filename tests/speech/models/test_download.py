"""Fetching a model by name from a server on this computer that answers as the real one does."""

import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import faster_whisper.utils
import pytest

from tests.speech.models import making
from tests.speech.models.conftest import Snapshot
from workbench.cellar.errors import Refusal, Stopped
from workbench.speech.models import download, importing
from workbench.speech.models.offers import offers, repository_of
from workbench.speech.models.store import ModelStore

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub:
    """What the server holds, and what was asked of it. `spoil` changes the bytes that are given out."""

    def __init__(self, repository: str, folder: Path) -> None:
        self.repository = repository
        self.files = {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
        self.spoil: Callable[[str, bytes], bytes] = lambda _name, data: data
        self.asked: list[str] = []
        self.secrets: list[str] = []

    def listing(self) -> bytes:
        siblings = [
            {
                "rfilename": name,
                "size": len(data),
                "blobId": "0",
                "lfs": {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 1},
            }
            for name, data in self.files.items()
        ]
        return json.dumps({"id": self.repository, "sha": COMMIT, "siblings": siblings}).encode()

    def answer(self, path: str) -> bytes | None:
        self.asked.append(path)
        if path.startswith(f"/api/models/{self.repository}"):
            return self.listing()
        name = path.removeprefix(f"/{self.repository}/resolve/{COMMIT}/")
        return self.spoil(name, self.files[name]) if name in self.files else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None: ...

    def _answer(self, body: bool) -> None:
        if token := self.headers.get("Authorization"):
            self.hub.secrets.append(token)
        data = self.hub.answer(self.path)
        name = self.path.rsplit("/", 1)[-1]
        self.send_response(404 if data is None else 200)
        if data is None:
            self.send_header("X-Error-Code", "RepoNotFound")
        promised = len(self.hub.files.get(name, data or b"")) if data is not None else 0
        self.send_header("Content-Length", str(promised))
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{hashlib.sha256(data or b"").hexdigest()}"')
        self.end_headers()
        if body and data:
            self.wfile.write(data)
        self.close_connection = promised != len(data or b"")


@pytest.fixture(scope="module")
def given_folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("hub")
    weights = making.tensors(making.SMALL)
    return {
        "Systran/faster-whisper-small": making.ctranslate2_folder(root / "ct2", making.SMALL, weights),
        "NbAiLab/nb-whisper-small": making.hugging_face(root / "hf", making.SMALL, weights),
    }


Serve = Callable[[str], tuple[Hub, str]]


@pytest.fixture
def serve(given_folders: dict[str, Path]) -> Iterator[Serve]:
    """Starts a server for a repository; what it holds and its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(repository: str) -> tuple[Hub, str]:
        hub = Hub(repository, given_folders[repository])
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        return hub, f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("name", "repository"),
    [("small", "Systran/faster-whisper-small"), ("nb-whisper-small", "NbAiLab/nb-whisper-small")],
)
def test_a_model_is_fetched_checked_and_kept(
    store: ModelStore, serve: Serve, name: str, repository: str
) -> None:
    hub, address = serve(repository)
    hub.files["README.md"] = b"not wanted"
    told: list[tuple[int, int]] = []
    assert download.fetch(store, name, lambda done, total: told.append((done, total)), address) == name
    manifest = making.known(store, name)
    assert (manifest.origin, manifest.source) == ("downloaded", repository.split("/")[1])
    assert manifest.heads == making.HEADS
    assert store.verify(name).damaged == ()
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert not any("README" in path for path in hub.asked)
    assert sorted(entry.name for entry in store.folder.iterdir()) == [".lock", name]


def test_no_secret_of_the_person_is_sent(
    store: ModelStore, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    hub, address = serve("Systran/faster-whisper-small")
    download.fetch(store, "small", None, address)
    assert hub.secrets == []


def test_the_second_of_a_name_gets_a_number(store: ModelStore, serve: Serve) -> None:
    _hub, address = serve("Systran/faster-whisper-small")
    assert download.fetch(store, "Systran/faster-whisper-small", None, address) == "faster-whisper-small"
    assert download.fetch(store, "Systran/faster-whisper-small", None, address) == "faster-whisper-small-2"


def test_what_came_damaged_is_refused(store: ModelStore, serve: Serve, snapshot: Snapshot) -> None:
    hub, address = serve("Systran/faster-whisper-small")
    hub.spoil = lambda name, data: bytes(len(data)) if name == "model.bin" else data
    with pytest.raises(Refusal, match=r"model\.bin is cut short or damaged"):
        download.fetch(store, "small", None, address)
    assert snapshot() == {}


def test_a_network_that_is_lost_half_way(
    store: ModelStore, serve: Serve, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.file_download.time.sleep", lambda _seconds: None)
    hub, address = serve("Systran/faster-whisper-small")
    hub.spoil = lambda name, data: data[: len(data) // 2] if name == "model.bin" else data
    with pytest.raises(Refusal, match="network was lost"):
        download.fetch(store, "small", None, address)
    assert snapshot() == {}


def test_a_stopped_fetch_leaves_nothing(store: ModelStore, serve: Serve, snapshot: Snapshot) -> None:
    def stop(done: int, total: int) -> None:
        if done > total / 2:
            raise Stopped("stopped")

    _hub, address = serve("Systran/faster-whisper-small")
    with pytest.raises(Stopped):
        download.fetch(store, "small", stop, address)
    assert snapshot() == {}


def test_a_server_without_the_model(store: ModelStore, serve: Serve, snapshot: Snapshot) -> None:
    _hub, address = serve("Systran/faster-whisper-small")
    with pytest.raises(Refusal, match=r"no model called NbAiLab/nb-whisper-base"):
        download.fetch(store, "nb-whisper-base", None, address)
    assert snapshot() == {}


def test_a_repository_without_a_model(store: ModelStore, serve: Serve) -> None:
    hub, address = serve("Systran/faster-whisper-small")
    del hub.files["model.bin"]
    with pytest.raises(Refusal, match="no model that this program can read"):
        download.fetch(store, "small", None, address)


def test_without_a_network_the_answer_comes_at_once(store: ModelStore, snapshot: Snapshot) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(Refusal, match="reaches no network") as refused:
            download.fetch(store, "small", None, address)
    assert "import the model from a file or folder" in refused.value.sentence
    assert snapshot() == {}


def test_a_silent_server_is_not_waited_for(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "ANSWER_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(Refusal, match="does not answer"):
            download.fetch(store, "small", None, address)


def test_an_unknown_name_is_refused_before_anything_is_asked(store: ModelStore, serve: Serve) -> None:
    hub, address = serve("Systran/faster-whisper-small")
    for name in ("enormous", "../small", "a/b/c", "https://example.org/x"):
        with pytest.raises(Refusal, match="No model called"):
            download.fetch(store, name, None, address)
    assert hub.asked == []


def test_the_official_names_are_those_that_faster_whisper_knows() -> None:
    theirs = faster_whisper.utils._MODELS
    official = [offer for offer in offers() if not offer.name.startswith("nb-")]
    assert len(official) == 12
    assert all(theirs[offer.name] == offer.repository == repository_of(offer.name) for offer in official)
    assert all(offer.words for offer in offers())


def test_nothing_else_opens_a_connection(
    store: ModelStore, given_folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for folder in given_folders.values():
        name = importing.import_model(store, folder)
        store.get(name)
        store.verify(name)
    assert len(store.list()) == 3
