"""What a reading finds: a value, where it stands, how sure the reading is, and why."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from arbetsflode.intag.blad import Blad, Spann

Varde = str | bool | tuple[str, ...]

MARKT = 0.95
"""The field is labelled, or said in words that leave no choice."""
TYDLIGT = 0.8
"""A clear phrase that is now and then used of something else."""
SLUTSATS = 0.6
"""Nobody has written it as such: it follows from where it stands."""


@frozen(kw_only=True)
class Funnet:
    """One field as it was found. `spann` are code points of the text; `alternativ` what was not chosen."""

    varde: Varde
    spann: tuple[Spann, ...]
    sakerhet: float
    skal: str
    alternativ: tuple["Funnet", ...] = ()

    def som_json(self) -> Mapping[str, object]:
        """The field as the command line shows it."""
        varde = list(self.varde) if isinstance(self.varde, tuple) else self.varde
        spann = [list(ett) for ett in self.spann]
        return {"varde": varde, "spann": spann, "sakerhet": self.sakerhet, "skal": self.skal}

    def med_alternativ(self, andra: Iterable["Funnet"]) -> "Funnet":
        """The same with what else it might have been: other values only, each once, named in the reason."""
        kvar: dict[Varde, Funnet] = {}
        for ett in andra:
            if ett.varde != self.varde:
                kvar.setdefault(ett.varde, ett)
        if not kvar:
            return self
        fler = "; ".join(f"inte {ett.varde}: {ett.skal}" for ett in list(kvar.values())[:4])
        return evolve(self, alternativ=tuple(kvar.values()), skal=f"{self.skal} ({fler})")


def i_bladet(blad: Blad, plats: Spann, sakerhet: float, skal: str) -> Funnet:
    """The words at a place of the mended text."""
    return Funnet(varde=blad.plan[slice(*plats)], spann=(blad.spann(*plats),), sakerhet=sakerhet, skal=skal)
