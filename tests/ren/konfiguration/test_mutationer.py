"""Broken files are valid or refused in Swedish with their place; nothing else ever happens."""

from pathlib import Path

from tests.mutationer import brister, mutationer, prova


def test_two_hundred_broken_files_are_read_or_refused_with_their_place(tmp_path: Path) -> None:
    """Whatever somebody does to a file, the answer is in Swedish and says where to look."""
    daliga, vagrade = [], 0
    for mutation in mutationer(fro=2011, antal=200):
        fel = prova(mutation, tmp_path)
        vagrade += fel is not None
        daliga += [(mutation.grepp, brist) for brist in brister(mutation.fil, fel)] if fel else []
    assert daliga == []
    assert 50 < vagrade < 200


def test_the_same_seed_gives_the_same_broken_files() -> None:
    """A fault that was found can be found again."""
    assert list(mutationer(7, 5)) == list(mutationer(7, 5))
    assert list(mutationer(7, 5)) != list(mutationer(8, 5))
