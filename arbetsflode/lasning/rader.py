"""How the paragraphs and tables of an office file become lines: one to a line, tabs between cells."""


class Rader:
    """Lines in the making. What is inside another, as a box in a paragraph, comes out before it."""

    def __init__(self) -> None:
        self._hallare: list[list[str]] = [[]]
        self._stycken: list[list[str]] = []
        self._rader: list[list[str]] = []
        self._rest = ""

    def text(self) -> str:
        """What has been put together; the paragraphs that are still open too, should the end be missing."""
        while self._stycken:
            self.sluta_stycke()
        return "\n".join(rad for hallare in self._hallare for rad in hallare)

    def borja_stycke(self) -> None:
        """A paragraph begins, with what is left of one that has no end of its own."""
        self._stycken.append([self._rest] if self._rest else [])
        self._rest = ""

    def sluta_stycke(self, marke: str = "", *, ihop: bool = False) -> None:
        """A paragraph ends: `marke` is what stands before its words, `ihop` that it goes on in the next."""
        ord_ = "".join(self._stycken.pop())
        text = f"{marke} {ord_}" if marke and ord_.strip() else ord_
        if ihop:
            self._rest = text
        else:
            self._hallare[-1].append(text)

    def skriv(self, text: str) -> None:
        """Words of the innermost paragraph; what stands outside every paragraph is no text."""
        if self._stycken:
            self._stycken[-1].append(text)

    def borja_rad(self) -> None:
        """A row of a table begins."""
        self._rader.append([])

    def sluta_rad(self, *, bort: bool = False) -> None:
        """A row ends, and is left out if it has been deleted."""
        celler = self._rader.pop()
        if not bort:
            self._hallare[-1].append("\t".join(celler))

    def borja_cell(self) -> None:
        """A cell begins; what it holds stays together."""
        self._hallare.append([])

    def sluta_cell(self) -> None:
        """A cell ends."""
        innehall = "\n".join(self._hallare.pop()).strip()
        (self._rader or self._hallare)[-1].append(innehall)
