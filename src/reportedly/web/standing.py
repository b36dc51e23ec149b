"""What a casebook comes to as it stands: the kept picture, brought in step when the ledger has grown.

Views read of it only what they show; what asks for a part, such as an export of what a filter leaves, takes up that
part (`Stand.around`), and what tells of everything goes through it part by part (`Stand.parts`). `Stand.whole` is all
of it in memory, worked out when it is first asked for: what parts are held against.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TypeVar

from reportedly.casebook import Casebook, ledger
from reportedly.errors import SetupError
from reportedly.tell.withheld import NOTHING, Withheld, Withholding
from reportedly.web.filter import Filter
from reportedly.web.kept.answers import Answers
from reportedly.web.kept.explaining import all_of, explain_some
from reportedly.web.kept.head import Head, head_of, last_entry
from reportedly.web.kept.keeping import keep_picture
from reportedly.web.kept.laying_out import explained_so_far
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.review_in_step import TOGETHER, queue_progress, queue_some, queue_state
from reportedly.web.kept.showing import Rows, all_listed, ids_of
from reportedly.web.part import part_around
from reportedly.web.parts import Parts
from reportedly.web.person import the_acting
from reportedly.web.scene import Scene, whole_scene
from reportedly.web.shown_rows import ShownRows
from reportedly.web.told import ToldEvent

LOOKED_EVERY = timedelta(seconds=10)
"""How often reports are asked whether they are old enough; they are shown as much later than they might be."""
AT_LEISURE = 200
"""What so few reports explain is laid out while somebody waits for it; of more, they are shown what is there so far."""
LITTLE, LITTLE_ALONE = TOGETHER, 5 * TOGETHER
"""Events that are asked about while somebody waits: where another process does what is more, and where none does."""
MOST_TRIES = 20
UNTITLED = "Untitled casebook"
Answer = TypeVar("Answer")


@dataclass(frozen=True, kw_only=True)
class Stand:
    """The picture after one ledger entry; without slots, as the whole of it is worked out once."""

    entry: int
    """The last ledger entry that it knows of."""
    digest: str
    """That entry's digest."""
    key: str
    """The digest, and what is withheld: where it is the same, everything is."""
    title: str
    head: Head
    """What is kept, without looking."""
    rows: Rows
    book: Casebook
    withheld: Withheld
    answers: Answers

    def once(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question, worked out once as long as the casebook stands so."""
        return self.answers.get((self.key, question), make)

    @cached_property
    def whole(self) -> Scene:
        """Everything at once."""
        return self.once("whole", lambda: whole_scene(self.book, self.withheld))

    def explained(self, told: Callable[[Progress], None] = lambda _: None) -> Rows:
        """The kept picture with rival explanations, brought in step first; `told` is told how far it is meanwhile."""
        if not self.head.explained:
            self.once("explained", lambda: self._explain(told))
        return self.rows

    def explained_so_far(self, *, ahead: bool = False) -> Progress:
        """How far rival explanations are in step; where little is left, that is made first.

        Of more, a step is made, unless another process makes it ahead; what readers are shown no other process makes.
        """
        if self.head.explained:
            return all_of(self.head)
        with self.rows.looking() as connection:
            progress = explained_so_far(connection)
        if progress.of - progress.done <= AT_LEISURE:
            self.explained()
            return Progress(done=progress.of, of=progress.of)
        return progress if ahead and self.rows is self.book else self._explain_some()

    def _explain(self, told: Callable[[Progress], None]) -> None:
        while not (progress := self._explain_some()).whole:
            told(progress)

    def _explain_some(self) -> Progress:
        return self.rows.explain_some(self.withheld) if isinstance(self.rows, ShownRows) else explain_some(self.book)

    def around(self, asked: Filter) -> Scene:
        """The events asked for, in the order asked for, with what is known around them; little else is taken up."""
        if not asked.narrows:
            return replace(self.whole, told=tuple(self.chosen(asked)))
        return part_around(self.rows, self.book, all_listed(self.rows, asked), self.withheld)

    def parts(self, *, in_short: bool = True) -> Parts:
        """All events, to be gone through part by part; `in_short` with sources without the reports that carry them."""
        return Parts(book=self.book, rows=self.rows, withheld=self.withheld, in_short=in_short)

    def chosen(self, asked: Filter) -> list[ToldEvent]:
        """The events asked for, in the order asked for, with all that is known of them."""
        known = {told.event.id: told for told in self.whole.told}
        return [known[id] for id in ids_of(self.rows, asked)]


class Standing:
    """Hands out the picture of an open casebook, to readers without what is withheld; safe to be asked by threads."""

    def __init__(
        self,
        book: Casebook,
        withholding: Withholding = NOTHING.withholding,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        is_made_ahead: Callable[[], bool] = lambda: False,
    ) -> None:
        self._is_made_ahead = is_made_ahead
        self.book, self._withholding, self._clock = book, withholding, clock
        self._turn = threading.Lock()
        self._looking = threading.Lock()
        self._withheld: tuple[str, datetime, Withheld] | None = None
        self._stands: dict[bool, Stand] = {}
        self._shown: ShownRows | None = None
        self._answers = Answers()

    def tail(self) -> ledger.Tail:
        """The ledger's last entry: cheap, and other whenever anything is."""
        with self.book.looking() as connection:
            return ledger.tail(connection)

    def reviewing(self) -> Stand:
        """The picture as the casebook stands, with the queue of what is worth a decision as far as that is made.

        Where little is left, it is whole; where no process makes it ahead, everybody who asks brings it a step on.
        """
        stand = self.now()
        stand.explained_so_far(ahead=True)  # what is worth a decision about explanations hangs on these
        ahead = self._is_made_ahead()
        while not (progress := self.queue_so_far()).whole:
            little = progress.of - progress.done <= (LITTLE if ahead else LITTLE_ALONE)
            if little or not ahead:
                queue_some(self.book)
            if not little:
                break
        return stand

    def explaining(self) -> tuple[Stand, Progress]:
        """The picture as the casebook stands, and how far its rival explanations are."""
        stand = self.now()
        return stand, stand.explained_so_far(ahead=self._is_made_ahead())

    def explained_state(self) -> str:
        """Other whenever rival explanations are further."""
        rows: Rows = self.book if self.withheld() is NOTHING else self._shown or self.book
        with rows.looking() as connection:
            head = head_of(connection)
            if head is None or (head.entry, head.explained) == (last_entry(connection), True):
                return "" if head else "none"
            return f"{head.entry} {explained_so_far(connection)}"

    def queue_so_far(self) -> Progress:
        """How far the queue is, without bringing it on."""
        with self.book.looking() as connection:
            return queue_progress(connection)

    def queue_state(self) -> str:
        """Other whenever the queue is."""
        with self.book.looking() as connection:
            return queue_state(connection)

    def withheld(self) -> Withheld:
        """What is withheld from who is acting now."""
        if the_acting().sees_all or not self._withholding.any:
            return NOTHING
        digest, now = self.tail().digest, self._clock()
        with self._looking:
            if self._withheld is None or self._withheld[0] != digest or now - self._withheld[1] > LOOKED_EVERY:
                self._withheld = digest, now, Withheld.of(self.book, self._withholding, now)
            return self._withheld[2]

    def digest(self) -> str:
        """Other whenever who is acting is told anything else: with the ledger, and as young reports grow old."""
        return f"{self.tail().digest} {self.withheld().key}"

    def now(self) -> Stand:
        """The picture as the casebook stands, for who is acting; who asks while it is worked out waits for it.

        It is worked out again where a report came in meanwhile that is to be withheld.
        """
        with self._turn:
            for _ in range(MOST_TRIES):
                tail, withheld = self.tail(), self.withheld()
                stand = self._stands.get(withheld is NOTHING)
                if stand is None or stand.key != f"{tail.digest} {withheld.key}":
                    stand = self._worked_out(tail, withheld)
                if self.withheld().young <= withheld.young:
                    return stand
        raise SetupError("reports come in faster than they can be withheld; ask again when they are in")

    def _worked_out(self, tail: ledger.Tail, withheld: Withheld) -> Stand:
        if withheld is not NOTHING and self._shown is None:
            self._shown = ShownRows(self.book)
        stand = stand_of(self.book, tail, withheld, self._answers, None if withheld is NOTHING else self._shown)
        self._stands[withheld is NOTHING] = stand
        return stand


def stand_of(
    book: Casebook,
    tail: ledger.Tail,
    withheld: Withheld = NOTHING,
    answers: Answers | None = None,
    shown: ShownRows | None = None,
) -> Stand:
    """The picture as it stands, kept in the casebook; in `shown`, beside it, what readers are shown, or all of it."""
    if shown is None and (withheld is NOTHING or not withheld.withholding.any):
        rows: Rows = book
        head = keep_picture(book)
    else:
        rows = beside = shown or ShownRows(book)
        head = beside.in_step(withheld)
    return Stand(
        entry=tail.seq,
        digest=tail.digest,
        key=f"{tail.digest} {withheld.key}",
        title=title_of(book),
        head=head,
        rows=rows,
        book=book,
        withheld=withheld,
        answers=answers or Answers(),
    )


def title_of(book: Casebook) -> str:
    """How its owner called it."""
    for entry in book.ledger(until=1):
        return str((entry.after or {}).get("title") or UNTITLED)
    return UNTITLED
