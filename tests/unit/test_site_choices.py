"""What a list of a page can be narrowed by."""

import pytest

from fazhi.model.likelihood import Likelihood
from fazhi.sphinx_ext.parts.choices import choice


@pytest.mark.parametrize("present", [{Likelihood.LOW}, set(Likelihood)])
def test_a_choice_has_the_values_that_occur(present: set[Likelihood]) -> None:
    assert str(choice("likelihood", "把握", Likelihood, present)).count("<input") == len(present)


def test_there_is_no_choice_where_no_value_occurs() -> None:
    """The likelihood of a catalogue that was not calibrated."""
    assert str(choice("likelihood", "把握", Likelihood, set())) == ""
