"""Numbers as lists are set in them: figures, letters, Roman."""

KULA = "•"

_ROMERSKA = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HOGST = 3_999


def visat_tal(tal: int, form: str) -> str:
    """A number in the form that a list is set in, by the names of Word and of OpenDocument."""
    tal = min(max(tal, 0), _HOGST)
    if form in ("lowerRoman", "i"):
        return _romerskt(tal)
    if form in ("upperRoman", "I"):
        return _romerskt(tal).upper()
    if form in ("lowerLetter", "a"):
        return _bokstav(tal)
    if form in ("upperLetter", "A"):
        return _bokstav(tal).upper()
    return str(tal)


def _bokstav(tal: int) -> str:
    return chr(ord("a") + (tal - 1) % 26) * (1 + (tal - 1) // 26) if tal else "0"


def _romerskt(tal: int) -> str:
    delar = []
    for varde, tecken in _ROMERSKA:
        delar.append(tecken * (tal // varde))
        tal %= varde
    return "".join(delar)
