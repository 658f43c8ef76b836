"""Errors that a user sees: each names file, place, cause and remedy. The command line prints no traceback."""

from __future__ import annotations


class EvtxError(Exception):
    """Base of all errors that evtx raises on purpose; the message is for the user."""


class UsageError(EvtxError):
    """Wrong use of a command or option (exit status 2)."""


class InputError(EvtxError):
    """Something could not be read (an article or a whole source)."""


class NothingReadError(EvtxError):
    """No article at all could be read (exit status 3)."""


class OutputError(EvtxError):
    """Output or state could not be written (exit status 4)."""


class DataError(EvtxError):
    """A data file (lexicon, gazetteer, outlet) is wrong: names file, entry and cause."""

    def __init__(self, file: str, entry: str, cause: str) -> None:
        super().__init__(f"{file}: {entry}: {cause}")
        self.file, self.entry, self.cause = file, entry, cause


class Stopped(EvtxError):
    """The run was told to stop by a signal and has ended in good order (exit status 128 and the signal's number)."""

    def __init__(self, signal: int, left: str = "what was done is kept, and the next run goes on from there") -> None:
        super().__init__(f"stopped: {left}")
        self.signal = signal
