"""The program `osint`: its commands, and the one place where expected failures become words and an exit status."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from osintcli import __version__
from osintcli.cli import completing
from osintcli.cli.terminal import Terminal, current
from osintcli.engines.local import SELDOM
from osintcli.errors import ExitStatus, OsintError

if TYPE_CHECKING:
    from collections.abc import Sequence

ABOUT = "Who said which number, as of when: compares the figures and dates of news articles, offline."
WELCOME = f"""osint {__version__}: {ABOUT[0].lower()}{ABOUT[1:]}

  osint compare            where sources agree, update each other or conflict
  osint timeline           dated events of all sources in one line of time
  osint topics             what can be compared
  osint show ID            one assertion as an exhibit, with the words it was read from

Try it on a folder of articles, or on one topic of theirs:

  osint compare articles/
  osint compare deaths articles/*.txt --why

`osint --help` lists all commands, `osint COMMAND --help` its options.
"""

COMMANDS = (
    "compare",
    "timeline",
    "topics",
    "conflicts",
    "sources",
    "extract",
    "mentions",
    "show",
    "date",
    "diff",
    "verify",
    "index",
    "sql",
    "report",
    "schema",
)
"""The commands in the order in which they are listed; each is the function of that name in the module of that name."""


def program(names: Sequence[str] = COMMANDS) -> Any:  # noqa: ANN401  typer's groups are a private type
    """Return the program with some of its commands: to build all of them for one run is half of the start-up."""
    app = typer.Typer(
        name="osint",
        help=ABOUT,
        add_completion=names is COMMANDS,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(osint)
    for name in names:
        app.command()(getattr(import_module(f"osintcli.cli.commands.{name}"), name))
    return typer.main.get_command(app)


def osint(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", show_default=False)
    ] = False,
) -> None:
    """Who said which number, as of when: compares the figures and dates of news articles, offline."""
    terminal: Terminal = context.obj
    if version:
        terminal.write([f"osint {__version__}\n"])
        raise typer.Exit
    if context.invoked_subcommand is None:
        terminal.write([WELCOME])


def main(arguments: Sequence[str] | None = None, terminal: Terminal | None = None) -> int:
    """Run the program and return its exit status; without arguments those of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if terminal is None:
        gc.set_threshold(*SELDOM)
    terminal = terminal or current()
    try:
        return _run(given, terminal)
    except OsintError as error:
        return _explain(error.message, error.hint, terminal, error.status)
    except BrokenPipeError:
        return _closed(terminal)
    except KeyboardInterrupt:
        return _explain("stopped", None, terminal, ExitStatus.INTERRUPTED)
    except Exception:  # noqa: BLE001  the last line of defence: a user sees words, no traceback unasked
        return _unexpected(given, terminal)


def _run(given: list[str], terminal: Terminal) -> int:
    """Parse and call; not by typer's own `main`, which keeps closed pipes and interrupts to itself."""
    if os.environ.get(completing.VARIABLE):
        return completing.asked(program(), terminal)
    whole = program(given[:1] if given and given[0] in COMMANDS else COMMANDS)
    try:
        with whole.make_context("osint", given, obj=terminal) as context:
            done: Any = whole.invoke(context)
    except _UsageError as error:
        return _explain(error.format_message(), _help(error), terminal, ExitStatus.USAGE)
    except typer.Abort:
        return _explain("stopped", None, terminal, ExitStatus.INTERRUPTED)
    except typer.Exit as leave:
        return leave.exit_code
    return done if isinstance(done, int) else ExitStatus.DONE


_UsageError: Any = typer.BadParameter.__mro__[2]
"""`ClickException`, which newer typers carry with them and older ones import."""


def _help(error: Any) -> str:  # noqa: ANN401  typer's own error types are private
    context = getattr(error, "ctx", None)
    return f"See `{context.command_path if context else 'osint'} --help`."


def _explain(message: str, hint: str | None, terminal: Terminal, status: ExitStatus) -> int:
    terminal.say(message, hint)
    return status


def _closed(terminal: Terminal) -> int:
    """Whoever reads us has had enough: leave without a word, and keep Python from flushing into the void."""
    if terminal.out is getattr(sys.stdout, "buffer", None):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitStatus.DONE


def _unexpected(given: list[str], terminal: Terminal) -> int:
    if "--debug" in given:
        import traceback

        terminal.err.write(traceback.format_exc())
        return ExitStatus.USAGE
    kind, error, _ = sys.exc_info()
    name = kind.__name__ if kind else "error"
    return _explain(
        f"this should not have happened ({name}: {str(error)[:200]})",
        "Run it again with --debug, and report what it prints with the document it stumbled over.",
        terminal,
        ExitStatus.USAGE,
    )
