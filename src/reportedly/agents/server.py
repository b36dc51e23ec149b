"""The questions as tools of a server for language-model agents (Model Context Protocol), by the official SDK.

All of them only read. Faults of the asker are told as the answer's error; nothing of the code is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ParamSpec

from reportedly import __version__
from reportedly.agents.paging import MOST, USUAL
from reportedly.agents.questions import Questions
from reportedly.agents.quoting import NOTICE
from reportedly.casebook import Casebook
from reportedly.errors import InputError, SetupError
from reportedly.tell.withheld import NOTHING, Withholding

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations
    from pydantic import Field
except ImportError as missing:
    raise SetupError(
        "the server for agents needs the package mcp, which is not installed; run `pip install 'reportedly[mcp]'`"
    ) from missing

P = ParamSpec("P")
Record = dict[str, Any]

INSTRUCTIONS = (
    "A casebook of published reports on a developing situation: who says what happened, where, when and how surely, "
    "who else says so independently, who denies it, and which explanations compete. It tells claims and never facts: "
    "say who says it, with the publisher and the day, and quote the words. Independent origins count, not reports: "
    "copies add nothing. Credibility 1 to 6 is of what is said, reliability A to F of sources; 6 and F mean that it "
    "cannot be judged. Likelihood words are of explanations only. An answer with `cut` true is not whole: ask again "
    "with `next_cursor`. "
) + NOTICE

Limit = Annotated[int, Field(ge=1, le=MOST, description="The most results given at once.")]
Cursor = Annotated[str | None, Field(description="`next_cursor` of the answer before, to go on where it was cut.")]
READS_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def agents_server(
    book: Casebook, model: Callable[[], Path | None], withholding: Withholding = NOTHING.withholding
) -> MCPServer:
    """The server of an open casebook, of which agents are not told what is withheld."""
    server: MCPServer = MCPServer("reportedly", version=__version__, instructions=INSTRUCTIONS, log_level="ERROR")
    questions = Questions(book, model, withholding)
    _claims(server, questions)
    _situation(server, questions)
    return server


def _tool(server: MCPServer) -> Callable[[Callable[P, Record]], Callable[P, Record]]:
    """Offer a function as a tool that only reads, with the asker's faults told to the asker."""

    def offered(function: Callable[P, Record]) -> Callable[P, Record]:
        @wraps(function)
        def told(*given: P.args, **named: P.kwargs) -> Record:
            try:
                return function(*given, **named)
            except (InputError, SetupError) as error:
                raise ToolError(str(error)) from None

        server.tool(annotations=READS_ONLY)(told)
        return told

    return offered


def _claims(server: MCPServer, questions: Questions) -> None:
    tool = _tool(server)

    @tool
    def search(
        words: Annotated[
            str, Field(description='Words that must all occur; "a phrase" in quotes; a beginning with *.')
        ],
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """Search claims by the words of their content; each comes with its exact words, spans and report."""
        return questions.search(words, limit, cursor)

    @tool
    def get_evidence(
        id: Annotated[str, Field(description="Id of a claim (clm_…) or of a report (rpt_…).")], cursor: Cursor = None
    ) -> Record:
        """The exact words behind every value of a claim, with offsets and the report's digest; or a report's text."""
        return questions.evidence(id, cursor)

    @tool
    def check_claim(
        claim: Annotated[str, Field(description="A claim in one plain English sentence.")],
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """What the casebook has for and against a claim: each report's stance with its words, and the sum."""
        return questions.check(claim, limit, cursor)


def _situation(server: MCPServer, questions: Questions) -> None:
    tool = _tool(server)

    @tool
    def list_events(
        words: str = "",
        place: str = "",
        source: str = "",
        type: Annotated[str, Field(description="PLOVER type, such as ASSAULT.")] = "",
        status: Annotated[
            list[str] | None, Field(description="disputed, denied, withdrawn, corroborated, uncorroborated")
        ] = None,
        reported_from: Annotated[str, Field(description="First day of the first report, YYYY-MM-DD.")] = "",
        reported_to: str = "",
        since: Annotated[
            str, Field(description="A day or ledger entry: only events with a report that came after.")
        ] = "",
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """Events with both their sides, status, credibility and disputed values; those told by most origins first."""
        asked = {"q": words, "place": place, "source": source, "type": type, "status": status, "since": since}
        return questions.events({**asked, "from": reported_from, "to": reported_to}, limit, cursor)

    @tool
    def get_event(
        id: Annotated[str, Field(description="Id of an event (evt_…) or of a claim of it.")],
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """One event: who holds it and who disputes it, its grade and the rule for it, and its claims word for word."""
        return questions.event(id, limit, cursor)

    @tool
    def get_sources(
        name: Annotated[str | None, Field(description="A source's name or id; leave it out for all.")] = None,
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """Sources with their reliability, A to F, and the record that it rests on."""
        return questions.sources(name, limit, cursor)

    @tool
    def get_changes(
        since: Annotated[str, Field(description="A day, moment or ledger entry.")],
        until: str | None = None,
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """What is new, changed in words, withdrawn, corrected and regraded since a moment."""
        return questions.changes(since, until, limit, cursor)

    @tool
    def get_hypotheses(
        question: Annotated[str | None, Field(description="Id of a question (qst_…); leave it out for all.")] = None,
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Record:
        """Competing explanations, best first, with the evidence word for word and what would tell them apart."""
        return questions.hypotheses(question, limit, cursor)
