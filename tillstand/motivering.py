"""The words that go with an approval, a sending back or an undoing. They live in the journal alone."""

from attrs import field, frozen

from tillstand.text import FRITEXT, stycke


@frozen(kw_only=True)
class Motivering:
    """A comment, or a reason."""

    text: str = field(validator=stycke(4_000), metadata=FRITEXT)
