"""What commands share: messages and exit status, tables, progress, last words."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import typer

from evtx.cli.options import Format
from evtx.errors import DataError, EvtxError, InputError, NothingReadError, OutputError, Stopped, UsageError

if TYPE_CHECKING:
    from evtx.runs import Tally

_PAGE = 1000  # rows of a table: it is laid out in memory
_STATUS_OF = ((UsageError, 2), (DataError, 2), (OutputError, 4), (NothingReadError, 3), (InputError, 3))


@contextlib.contextmanager
def told(after_closed_pipe: int = 0) -> Iterator[None]:
    """Turn what goes wrong into one message and its exit status; a closed pipe is no fault."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _close_pipe()
        raise typer.Exit(after_closed_pipe) from None
    except EvtxError as error:
        say(str(error))
        raise typer.Exit(status_of(error)) from None
    except KeyboardInterrupt:
        say("stopped")
        raise typer.Exit(130) from None
    except OSError as error:
        _close_pipe()
        say(f"{error.filename or 'standard output'}: {error.strerror}")
        raise typer.Exit(3 if error.filename else 4) from None


def status_of(error: EvtxError) -> int:
    """The exit status of a run that an error ends."""
    if isinstance(error, Stopped):
        return 128 + error.signal
    return next((code for kind, code in _STATUS_OF if isinstance(error, kind)), 1)


def _close_pipe() -> None:
    """What is left in the buffer can go nowhere: without this, Python complains at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    from evtx.render import say

    say(message)


def is_metered(quiet: bool, form: str, output: str | None) -> bool:
    """Progress would run into records that are written to the same terminal."""
    to_terminal = sys.stdout.isatty() and output in (None, "-")
    return not quiet and not (to_terminal and form != Format.table)


def table(
    show: Any,
    rows: Iterable[Any],
    file: Any,
    output: str | None,
    no_color: bool,
    begin: Callable[[], None] = lambda: None,
) -> None:
    """A table on standard output, or in a file as plain text; many rows a table a page. `begin`: before the first."""
    from evtx.render import file_console, make_console

    rest = iter(rows)
    page = list(itertools.islice(rest, _PAGE))
    begin()
    while True:
        if output in (None, "-"):
            show(make_console(color=not no_color), page)
        else:
            text = io.StringIO()
            show(file_console(text), page)
            file.write(text.getvalue().encode())
        page = list(itertools.islice(rest, _PAGE))
        if not page:
            return


def finish(tally: Tally, extracting: bool, quiet: bool) -> None:
    """The last words of a run, and its exit status."""
    from evtx.runs import summary, undated_warning

    if not quiet:
        warning = undated_warning(tally)
        if warning:
            say(warning)
        say(summary(tally, extracting))
    if tally.status:
        raise typer.Exit(tally.status)
