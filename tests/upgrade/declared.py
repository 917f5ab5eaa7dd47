"""Steps of migrations that somebody has thought about: why an older version may go on serving, or
that it may not.

A new one that `operations` finds must come in here:

- `Ceased("0.2.0", …)`: what goes is used by no code since that released version.
- `Safe(…)`: the older version survives it, for this reason.
- `Pause(…)`: it does not. `docs/operate/upgrade.md` says what to do, `CHANGELOG.md` must warn.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ceased:
    """Used by no code from this released version on."""

    version: str
    why: str


@dataclass(frozen=True)
class Safe:
    """An older version goes on serving."""

    why: str


@dataclass(frozen=True)
class Pause:
    """An older version must not serve meanwhile."""

    why: str


RIGHTS = Safe("Rights of roles are added; the old version asks for none of them.")
LATER = Safe(
    "0024 and 0014 give it a value in the database: an old version is refused only a new row, and "
    "only between the two."
)
NOT_WRITTEN = Pause("A story that the old version publishes meanwhile is refused; it tries again.")

DECLARED: dict[str, Ceased | Safe | Pause] = {
    "stories.0007_finding AddField story.tells_what_helped": NOT_WRITTEN,
    "stories.0007_finding RunPython who_tells_what_helped": Safe("It fills the new column alone."),
    "stories.0008_translating_not_read_yet AlterField story.allows_translating": Safe(
        "To the old version, nothing is as good as no."
    ),
    "stories.0008_translating_not_read_yet RunPython not_read_yet": Safe(
        "A no becomes nothing, which to the old version is as good."
    ),
    "stories.0009_quotable_by_anyone AddField story.quotable_by_anyone": NOT_WRITTEN,
    "home.0004_evidence RunPython let_look": RIGHTS,
    "community.0017_helpline_cost_and_calls AddField helpline.calls_emergency": LATER,
    "community.0017_helpline_cost_and_calls AddField helpline.cost": LATER,
    "community.0017_helpline_cost_and_calls AddField helpline.known_wrong": LATER,
    "community.0020_merged_topic RunPython let_add_and_merge": RIGHTS,
    "community.0021_old_addresses RunPython let_keep": RIGHTS,
    "community.0023_see_last_runs RunPython let_see": RIGHTS,
    "groups.0002_directory_check RunPython give_rights": RIGHTS,
    "groups.0004_circles_check RunPython give_rights": RIGHTS,
    "groups.0005_local_days RunPython fill": Safe("The old version has no meetings."),
    "groups.0007_waking_hours RunPython reckon_anew": Safe("The old version has no meetings."),
    "home.0006_plan_law RunPython let_keep": RIGHTS,
    "home.0007_figures_kept_here AddField series.kept_here": LATER,
    "home.0007_figures_kept_here AddField series.measured_in": LATER,
    "home.0007_figures_kept_here AddField series.state": LATER,
    "home.0007_figures_kept_here AddField series.told_by": LATER,
    "home.0007_figures_kept_here AddConstraint series.only_what_is_told_waits": Safe(
        "The old version lets no series wait."
    ),
    "home.0007_figures_kept_here RunPython let_keep": RIGHTS,
    "home.0009_glossary RunPython let_keep": RIGHTS,
    "home.0011_promises_and_snoozes CreateModel PromiseStory": Pause(
        "A story that a promise names cannot be taken back by an old version that still serves."
    ),
    "home.0011_promises_and_snoozes RunPython let_keep": RIGHTS,
    "home.0012_who_translates RunPython let_translate": RIGHTS,
}

# What is not as it was after a step, on purpose; by the version that the step leads to.
CHANGED = {
    "before 0.1.0: the desk": {
        # stories 0008: what authors of then switched is read from the vault once more.
        "stories_story.allows_translating changed",
    },
}

# What a version that still serves is refused by the present tables; every other is refused nothing.
REFUSED = {
    "before 0.1.0: the first house": {"stories_story insert"},
    "before 0.1.0: finding": {"stories_story insert"},
    "before 0.1.0: the desk": {"stories_story insert"},
}
