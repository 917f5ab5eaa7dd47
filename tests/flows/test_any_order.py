"""Whatever authors, moderators and time do, in any order: the Laws hold after every step.

Refusals are plain answers and may come at any time. Anything else that an action raises, and any
state in which a Law does not hold, fails the test with the shortest way that leads there.
"""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from stories.actions.codes.find import find
from stories.actions.publish import publish_due
from stories.actions.refusals import UnknownCode
from stories.actions.restoring.replay import KEYS, replay
from stories.actions.upkeep.housekeep import housekeep
from stories.vault.models import Stage, Submission, Translation
from tests.flows.author import FAR, Author
from tests.flows.desk import Desk
from tests.flows.laws import assert_laws
from tests.flows.translating import Translating


def stages() -> list[str]:
    return list(Translation.objects.values_list("stage", flat=True))


class AnyOrder(Translating, Author, Desk):
    """Authors with their codes, three moderators, those who translate, and a clock."""

    @rule(everything=st.booleans())
    def publish(self, everything: bool) -> None:
        publish_due(today=self.today, everything=everything)

    @rule(days=st.sampled_from([1, 8, 40, 400]))
    def pass_time(self, days: int) -> None:
        self.today += timedelta(days=days)
        housekeep(now=self.now)

    @rule()
    def replay_the_list(self) -> None:
        """Where nothing was restored, the list of removals has nothing to say.

        But for keys of claims that went with their story: they go after the commit, which never
        comes here.
        """
        counts = replay(today=self.today)
        assert not any(number for called, number in counts.items() if called != KEYS)

    @invariant()
    def laws_hold(self) -> None:
        assert_laws(self.today)
        self.seen.update(Submission.objects.values_list("state", flat=True))
        self.seen.update(f"translation {row}" for row in stages())

    @invariant()
    def a_right_code_always_works(self) -> None:
        for told in self.told:
            if Submission.objects.filter(pk=told.id).exists():
                assert find(typed=told.code).pk == told.id
            else:
                with pytest.raises(UnknownCode):
                    find(typed=told.code)


@pytest.mark.django_db(databases=["default", "keys"])
def test_the_laws_hold_in_any_order() -> None:
    few = settings(max_examples=60, stateful_step_count=30, suppress_health_check=list(HealthCheck))
    AnyOrder.seen.clear()
    run_state_machine_as_test(AnyOrder, settings=few)
    # A walk that stays at the beginning would hold every Law.
    assert set(FAR) <= AnyOrder.seen
    missing = {f"translation {stage}" for stage in Stage} - AnyOrder.seen
    assert not missing, missing
