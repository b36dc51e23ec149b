"""What an alert notices: of the events that its filter asks for, what is new, contradicted, withdrawn or regraded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.alerts.notice import Notice, Told
from reportedly.casebook import Change
from reportedly.model.relation import Relation
from reportedly.tell.brief.english import capital, listed, some
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Sentence
from reportedly.tell.brief.standing import apart, contradiction_told
from reportedly.tell.brief.voice import told
from reportedly.tell.wording import plain, title_words
from reportedly.web.scene import Scene
from reportedly.web.standing import Stand
from reportedly.work.alert_settings import AlertSetting, Occasion

MOST_SENTENCES = 5
"""Claims of a new report that are quoted; the others are counted."""


@dataclass(frozen=True, kw_only=True)
class Noticing:
    """One alert held against the casebook as it stands, and against what it knew before."""

    alert: AlertSetting
    stand: Stand
    scene: Scene
    """The events that it asks for, with what is known around them."""
    changes: Sequence[Change]
    """Since the alert last ran."""
    before: dict[str, str]
    """How its events stood then."""
    at: str

    @property
    def standing(self) -> dict[str, str]:
        """How its events stand now, by the first claim of each, which stays when others join it."""
        return {
            one.event.claims[0]: f"{one.event.status}, credibility {one.event.credibility}" for one in self.scene.told
        }

    def notices(self) -> Iterator[Notice]:
        """Everything that the alert tells of, whether it was noticed before or not."""
        found = (self.new, self.contradicted, self._withdrawn, self._regraded)
        for occasion, notice in zip(("new", "contradicted", "withdrawn", "regraded"), found, strict=True):
            if occasion in self.alert.on:
                yield from notice()

    @property
    def _scope(self) -> Scope:
        events = tuple(one.event for one in self.scene.told)
        return Scope(picture=self.scene.picture, events=events, narrowed=True, changes=None)

    def new(self) -> Iterator[Notice]:
        """Reports that were read for the first time and tell of such an event, however little."""
        scope = self._scope
        for change in self.changes:
            report = change.subject.partition(" ")[2]
            reading = self.scene.readings.get(report) if change.kind == "read" else None
            claims = [c for c in reading.claims if c.id in scope.claims] if reading else []
            if reading and claims:
                sentences = [told(claim, self.scene.picture) for claim in claims[:MOST_SENTENCES]]
                rest = len(claims) - MOST_SENTENCES
                more = f", and {some(rest, 'further claim')}" if rest > 0 else ""
                publisher = plain(reading.report.publisher or "a report without a named publisher")
                heading = f"New: {publisher}, “{title_words(reading)}”{more}"
                yield self._notice("new", (f"entry {change.entry}", report), heading, sentences)

    def contradicted(self) -> Iterator[Notice]:
        """Contradictions between those who can be named and are of different parties."""
        scope = self._scope
        for relation in self._relations("contradicts", scope):
            origins = scope.origins_of(relation.older), scope.origins_of(relation.newer)
            if all(origins) and apart(relation, scope):
                about = (relation.older, relation.newer, relation.attribute or "")
                sentence = contradiction_told(relation, scope)
                yield self._notice("contradicted", about, "Contradicted", [sentence])

    def _withdrawn(self) -> Iterator[Notice]:
        yield from self.taken_back()
        yield from self.taken_down()

    def taken_back(self) -> Iterator[Notice]:
        """Claims that their own source took back."""
        scope = self._scope
        claims = self.scene.picture.situation.claims
        for relation in self._relations("withdraws", scope):
            sentences = [told(claims[id], self.scene.picture) for id in (relation.newer, relation.older)]
            yield self._notice("withdrawn", (relation.older, relation.newer), "Taken back by its source", sentences)

    def taken_down(self) -> Iterator[Notice]:
        """Reports that their publisher took down."""
        scope = self._scope
        for change in self.changes:
            report = change.subject.partition(" ")[2]
            reading = self.scene.readings.get(report) if change.kind == "withdrawn" else None
            held = [c for c in reading.claims if c.id in scope.claims] if reading else []
            if reading and held:
                heading = f"Withdrawn by its publisher: “{title_words(reading)}”"
                sentences = [told(claim, self.scene.picture) for claim in held[:MOST_SENTENCES]]
                yield self._notice("withdrawn", (f"entry {change.entry}", report), heading, sentences)

    def _regraded(self) -> Iterator[Notice]:
        yield from self.stands_otherwise()
        yield from self.graded()

    def stands_otherwise(self) -> Iterator[Notice]:
        """Events that stand otherwise than before."""
        for one in self.scene.told:
            key = one.event.claims[0]
            then, now = self.before.get(key), self.standing[key]
            if then is not None and then != now:
                sentence = told(one.claims[0], self.scene.picture)
                about = (f"entry {self.stand.entry}", key, now)
                yield self._notice("regraded", about, f"Regraded: {then} is now {now}", [sentence])

    def graded(self) -> Iterator[Notice]:
        """Sources of the events that a person graded."""
        for change in self.changes:
            yield from self._graded(change)

    def _graded(self, change: Change) -> Iterator[Notice]:
        kind, _, source = change.subject.partition(" ")
        if change.kind != "regraded" or kind != "source":
            return
        origins = self.scene.picture.situation.origins
        held = [
            c for t in self.scene.told for c in t.claims
            if any(source in (o.id, o.informant) for o in origins.get(c.id, ()))
        ]  # fmt: skip
        if held:
            grade = (change.after or {}).get("value", {}).get("reliability", "otherwise")
            who = listed(sorted({plain(o.informant) for o in origins[held[0].id] if source in (o.id, o.informant)}))
            heading = f"Regraded: {who} is now {grade}, by {plain(change.by.name)}"
            yield self._notice(
                "regraded", (f"entry {change.entry}", source), heading, [told(held[0], self.scene.picture)]
            )

    def _relations(self, kind: str, scope: Scope) -> Iterator[Relation]:
        for relation in self.scene.picture.situation.relations:
            if relation.relation == kind and {relation.older, relation.newer} & scope.claims:
                yield relation

    def _notice(
        self, occasion: Occasion, about: tuple[str, ...], heading: str, sentences: Iterable[Sentence]
    ) -> Notice:
        return Notice(
            alert=self.alert.name,
            occasion=occasion,
            about=about,
            entry=self.stand.entry,
            at=self.at,
            heading=capital(heading),
            sentences=tuple(Told(text=one.text, claims=one.claims) for one in sentences),
            casebook=self.stand.title,
        )
