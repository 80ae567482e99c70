"""Which nämnd somebody means: by its code or its name, in any case, or as words in a heading."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from konfiguration.enkla import forslag


class Namndval:
    """The known nämnder, and the one that is meant where none is named.

    `namnder` maps codes to names; None means that any code will do. `namnd` is the one for the whole file.
    """

    def __init__(self, namnder: Mapping[str, str] | None, namnd: str | None) -> None:
        self.namnder = namnder
        self._ord = {_lika(namn): kod for kod, namn in (namnder or {}).items()}
        self._ord |= {_lika(kod): kod for kod in namnder or ()}
        self._namnord, self._kodord = _namnord(namnder or {}), _kodord(namnder or {})
        ensam = next(iter(namnder)) if namnder is not None and len(namnder) == 1 else None
        self.angiven = (namnd or "").strip() or ensam
        self.standard = None if self.angiven is None else self.kod(self.angiven)
        """The code of the nämnd where none is named; None also when an unknown one was given."""

    def kod(self, text: str) -> str | None:
        """The code of the nämnd that has this code or name; None when there is none."""
        if self.namnder is None or text in self.namnder:
            return text
        return self._ord.get(_lika(text))

    def okand(self, text: str) -> str:
        """The sentence about a nämnd that is not known: what is longer than every code is meant as a name."""
        koder = tuple(self.namnder or ())
        ar_namn = len(text) > max(map(len, koder), default=0)
        kanda = tuple((self.namnder or {}).values()) if ar_namn else koder
        return f"är en okänd nämnd{forslag(text, kanda)}"

    def bland(self, texter: Iterable[str]) -> tuple[str, ...]:
        """The codes of the nämnder that stand among the texts; none when any code will do."""
        koder = (self.kod(text) for text in texter) if self.namnder is not None else ()
        return tuple(dict.fromkeys(kod for kod in koder if kod is not None))

    def i_rubrik(self, text: str) -> tuple[str, ...]:
        """The codes of the nämnder whose names stand in the text as whole words; else whose codes do."""
        return _traffar(_lika(text), self._namnord) or _traffar(_hop(text), self._kodord)


def _hop(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _lika(text: str) -> str:
    return _hop(text).casefold()


def _namnord(namnder: Mapping[str, str]) -> Mapping[str, str]:
    return {_lika(namn): kod for kod, namn in namnder.items() if namn.strip()}


def _kodord(namnder: Mapping[str, str]) -> Mapping[str, str]:
    """As they are or in capitals, for ”val” is also a word; no numbers, for they are days."""
    koder = [kod for kod in namnder if any(tecken.isalpha() for tecken in kod)]
    return {kod.upper(): kod for kod in koder} | {kod: kod for kod in koder}


def _traffar(text: str, ord_: Mapping[str, str]) -> tuple[str, ...]:
    """What the words of the text stand for; the longest wins, and `KS-AU` does not hold the word `KS`."""
    if not ord_:
        return ()
    langst_forst = "|".join(re.escape(ett) for ett in sorted(ord_, key=len, reverse=True))
    funna = re.finditer(rf"(?<![\w-])(?:{langst_forst})(?![\w-])", text)
    return tuple(dict.fromkeys(ord_[traff[0]] for traff in funna))
