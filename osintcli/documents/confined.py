"""A reader that may hang is run in a process of its own, under limits of time and memory, and ended when it oversteps them.

One process serves all documents of a run; after one that was ended, the next is begun anew. Nothing in the program
itself is interrupted, on any system.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
import threading
from importlib import import_module
from typing import IO

import msgspec

from osintcli.documents.metadata import Metadata
from osintcli.documents.source import Draft
from osintcli.errors import UnreadableDocument

SECONDS = 30.0
"""Most time that one document may take."""
MEMORY = 2 * 2**30
"""Most bytes of memory that the process may ask for, where the system can bound it."""

_BEGIN = (
    "import sys; sys.path[:] = {path!r}; from osintcli.documents.confined import serve; serve({reader!r})"
)
_WIDTH = 8


class Answer(msgspec.Struct, frozen=True):
    """What comes back: a document's text and metadata, or why there is none."""

    text: str = ""
    known: Metadata = Metadata()
    why: str | None = None


class Confined:
    """Runs `draft(bytes) -> Draft` of a module of `documents.formats` in a process of its own."""

    def __init__(self, reader: str) -> None:
        self._reader = reader
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def draft(self, raw: bytes, seconds: float | None = None) -> Draft:
        """Return the document of `raw`. Raises `UnreadableDocument`, after `seconds` at the latest."""
        limit = SECONDS if seconds is None else seconds
        with self._turn:
            process = self._running()
            late = threading.Event()
            timer = threading.Timer(limit, _end, (process, late))
            timer.daemon = True
            timer.start()
            try:
                answer = _asked(process, raw)
            except KeyboardInterrupt:  # what it would answer is not what is asked next
                self.close()
                raise
            except (OSError, EOFError, msgspec.DecodeError) as error:
                self.close()
                why = (
                    f"took longer than {limit:g} seconds"
                    if late.is_set()
                    else "damaged: its reader broke down"
                )
                raise UnreadableDocument(why) from error
            finally:
                timer.cancel()
        if answer.why is not None:
            raise UnreadableDocument(answer.why)
        return Draft(answer.text, answer.known)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            begin = _BEGIN.format(path=sys.path, reader=self._reader)
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
                [sys.executable, "-c", begin],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            atexit.register(self.close)
        return self._process

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()
            process.wait()
            atexit.unregister(self.close)


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _asked(process: subprocess.Popen[bytes], raw: bytes) -> Answer:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    _send(process.stdin, raw)
    return msgspec.msgpack.decode(_receive(process.stdout), type=Answer)


def _send(stream: IO[bytes], raw: bytes) -> None:
    stream.write(len(raw).to_bytes(_WIDTH, "big"))
    stream.write(raw)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    """Return the next message. Raises `EOFError` when there is none."""
    head = stream.read(_WIDTH)
    size = int.from_bytes(head, "big")
    raw = stream.read(size) if len(head) == _WIDTH else b""
    if len(head) < _WIDTH or len(raw) < size:
        raise EOFError
    return raw


def serve(reader: str) -> None:
    """Answer until the other side is gone: what the process does."""
    _bound()
    draft = import_module(f"osintcli.documents.formats.{reader}").draft
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            raw = _receive(asked)
        except (EOFError, KeyboardInterrupt):
            return
        _send(answers, msgspec.msgpack.encode(_answer(draft, raw)))


def _answer(draft: object, raw: bytes) -> Answer:
    try:
        found = draft(raw)  # type: ignore[operator]
    except UnreadableDocument as error:
        return Answer(why=error.message)
    except MemoryError:
        return Answer(why="needs more memory than a document may")
    except RecursionError:
        return Answer(why="nested too deep")
    except Exception as error:  # noqa: BLE001  a library may stumble over damaged bytes in any way it likes
        return Answer(why=f"damaged ({type(error).__name__}: {str(error)[:200]})")
    text = found.text.encode("utf-8", "replace").decode()
    return Answer(text, found.known)


def _bound() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):
        return
