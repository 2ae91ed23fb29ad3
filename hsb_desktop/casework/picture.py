"""The picture of the work flow for one case: what state each box is in, from the engine's steps alone."""

from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import next_step, section_words
from hsb_desktop.casework.views import PathColumn, PathLink, PathNode, StepView
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.grounds import holds
from hsb_desktop.procedure.history import History
from hsb_desktop.procedure.pathway import Pathway, Status, Step
from hsb_desktop.procedure.picture import Box, Picture, PictureColumn
from hsb_desktop.procedure.words import t

DONE, NOW, POSSIBLE, NOT_REQUIRED = "done", "now", "possible", "not_required"


def draw(
    picture: Picture, standing: Standing, views: tuple[StepView, ...]
) -> tuple[tuple[PathColumn, ...], tuple[PathLink, ...]]:
    """The columns with their boxes, and the lines between; `views` are the pathway's steps in the same order."""
    drawing = _Drawing(standing, views)
    columns = tuple(column for part in picture.columns if (column := drawing.column(part)).nodes)
    states = {node.id: node.state for column in columns for node in column.nodes}
    links = tuple(
        PathLink(start, end, _link_state(states[start], states[end]))
        for start, end in picture.links
        if start in states and end in states
    )
    return columns, links


def _link_state(start: str, end: str) -> str:
    if end == NOT_REQUIRED:
        return NOT_REQUIRED
    if end == DONE and start == DONE:
        return DONE
    return NOW if end == NOW and start == DONE else POSSIBLE


class _Drawing:
    """One drawing of one case."""

    def __init__(self, standing: Standing, views: tuple[StepView, ...]) -> None:
        self.standing, self.pathway = standing, standing.pathway
        self.views = dict(zip(map(id, self.pathway.steps), views, strict=True))
        self.next = next_step(self.pathway)
        self.history: History = standing.history()

    def column(self, part: PictureColumn) -> PathColumn:
        chosen = [box for box in part.boxes if box.instead and self._reached(box)]
        nodes = tuple(
            self._node(box, part, bool(chosen))
            for box in part.boxes
            if not box.if_reached or self._reached(box)
        )
        return PathColumn(
            part.id, part.title, section_words(part.cite), nodes, here=any(node.here for node in nodes)
        )

    def _steps(self, box: Box) -> list[Step]:
        return [step for step in self.pathway.steps if step.id in box.steps]

    def _reached(self, box: Box) -> bool:
        if any(step.status is not Status.NOT_REQUIRED for step in self._steps(box)):
            return True
        return box.fact is not None and any(map(box.fact.accepts, self.standing.facts))

    def _node(self, box: Box, part: PictureColumn, another: bool) -> PathNode:
        state, line, step = self._state(box, another)
        here = self.next is not None and any(step is self.next for step in self._steps(box))
        view = None if step is None else self.views[id(step)]
        return PathNode(box.id, box.label, line, state, box.row, here, view, part.group)

    def _state(self, box: Box, another: bool) -> tuple[str, str, Step | None]:
        steps = self._steps(box)
        still = [step for step in steps if step.is_open]
        done = [step for step in steps if step.status is Status.DONE]
        if box.counts and (still or done):
            line = t("{done} of {total} complete", done=len(done), total=len(still) + len(done))
            return (NOW if still else DONE), line, (still or done)[0]
        if still:
            step = self.next if self.next in still else min(still, key=lambda step: str(step.last_day or "9"))
            assert step is not None
            day = short_date(step.last_day) if step.last_day is not None else self.views[id(step)].source
            return NOW, day, step
        if done:
            newest = max(done, key=lambda step: str(step.done_on))
            return DONE, short_date(newest.done_on) if newest.done_on is not None else "", newest
        recorded = [fact for fact in self.standing.facts if box.fact is not None and box.fact.accepts(fact)]
        if recorded:
            return DONE, short_date(max(fact.on for fact in recorded)), None
        if steps:
            return NOT_REQUIRED, self._because(box, self.pathway), steps[-1]
        if another:
            return NOT_REQUIRED, t("Not chosen"), None
        if self._ruled_out(box):
            return NOT_REQUIRED, self._because(box, self.pathway), None
        return POSSIBLE, box.line, None

    def _ruled_out(self, box: Box) -> bool:
        """Whether a category stands and gives no ground to any of its steps."""
        if self.pathway.category is None:
            return False
        rules = [rule for rule in self.pathway.procedure.steps if rule.id in box.steps]
        grounds = [rule.opening.ground for rule in rules if rule.opening.ground is not None]
        now = self.history.standing()
        return bool(grounds) and not any(holds(ground, now, self.history) for ground in grounds)

    @staticmethod
    def _because(box: Box, pathway: Pathway) -> str:
        if box.not_required:
            return t("Not required: {why}", why=box.not_required)
        if pathway.category is None:
            return t("Not required")
        category = pathway.category.category
        short = category.label.removesuffix(category.name).strip() or category.label
        return t("Not required: {why}", why=short)
