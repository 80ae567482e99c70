"""A secret as a value: used by the one call that needs it, shown by nobody."""


class Hemlighet:
    """A text that is never shown: `str`, `repr` and formatting give stars."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def avsloja(self) -> str:
        """The text itself."""
        return self._text

    def __eq__(self, annan: object) -> bool:
        return isinstance(annan, Hemlighet) and self._text == annan.avsloja()

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return "***"
