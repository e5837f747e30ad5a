"""Work over all cores: the same results in the same order as in one process, and the same first mistake."""

import os
from collections.abc import Sequence

import pytest

from scripts import spread as module
from scripts.data.problem import DataError, Problem
from scripts.spread import at_once, spread


@pytest.mark.parametrize("cores", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 200])
def test_results_come_back_in_order_whatever_the_number_of_cores(
    cores: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "cores", lambda: cores)
    parts = spread(lambda part: [each * 2 for each in part], range(count), 3)
    assert [each for part in parts for each in part] == [each * 2 for each in range(count)]


def test_more_than_one_process_works_where_there_are_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cores", lambda: 2)
    assert len(set(spread(lambda part: os.getpid(), range(100), 10))) == 2


def test_what_is_wrong_in_any_part_is_told_that_of_the_first_part_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(part: Sequence[int]) -> None:
        if wrong := [each for each in part if each in (60, 90)]:
            raise DataError([Problem("desa.yml", wrong[0], "salah", "betulkan")])

    monkeypatch.setattr(module, "cores", lambda: 2)
    with pytest.raises(DataError, match=r"desa\.yml:60: salah"):
        spread(refuse, range(100), 10)


def test_a_mistake_comes_whole_from_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem("desa.yml", 7, "salah", "betulkan", rule="D01")

    def refuse(part: Sequence[int]) -> None:
        if os.getpid() != here:
            raise DataError([problem])

    here = os.getpid()
    monkeypatch.setattr(module, "cores", lambda: 2)
    with pytest.raises(DataError) as raised:
        spread(refuse, range(100), 10)
    assert raised.value.problems == (problem,)


def test_different_work_at_once_comes_back_in_the_order_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cores", lambda: 2)
    assert at_once(*(lambda number=number: number for number in range(5))) == list(range(5))
    assert at_once() == []
