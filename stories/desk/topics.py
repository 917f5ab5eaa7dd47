"""The topics of the redaction form as a tree that can be browsed and narrowed by typing."""

from dataclasses import dataclass, field

from stories.desk.redact_form import TOPICS, RedactForm

# `desk.css` indents down to this depth; what lies deeper stands there too, never further out.
DEEPEST = 5


@dataclass
class Twig:
    """One topic to tick."""

    slug: str
    label: str
    depth: int
    ticked: bool


@dataclass
class Branch:
    """A topic without a broader one, and all below it."""

    label: str
    twigs: list[Twig] = field(default_factory=list)


@dataclass
class Tree:
    """One vocabulary: what is chosen of it, and its branches."""

    branches: list[Branch]

    @property
    def chosen(self) -> list[str]:
        """The labels that are ticked."""
        return [twig.label for branch in self.branches for twig in branch.twigs if twig.ticked]


def tree_of(form: RedactForm, name: str) -> Tree:
    """The tree of one vocabulary with what is ticked in this form. One query."""
    chosen = set(form[name].value() or [])
    tree = TOPICS[name].objects.all().tree()
    roots = sum(depth == 0 for _topic, depth in tree)
    # Where everything hangs on one root, the next level makes the better branches.
    level = 1 if roots == 1 else 0
    found: list[Branch] = []
    for topic, depth in tree:
        if depth <= level:
            found.append(Branch(topic.label))
        below = min(max(depth - level, 0), DEEPEST)
        found[-1].twigs.append(Twig(topic.slug, topic.label, below, topic.slug in chosen))
    return Tree(found)
