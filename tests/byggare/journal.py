"""Chains of the journal for tests: well made posts, about everything that a post can speak of."""

from datetime import timedelta
from itertools import cycle
from random import Random
from typing import Any

from arbetsflode.journal import Post, ny_post
from tests.byggare.manniskor import IDAG, NU
from tests.lager.fyllning import fyll
from tillstand.behorighet import Aktor
from tillstand.handelser import Handelse, Handelseslag
from tillstand.remiss import REMISS

KEDJA = "arende:a1"
AKTOR = Aktor(person="handlaggare", kanal="kommandorad", konto="sara")


def handelse(underlag: Any, namn: str) -> Handelse:
    """Something that was done, with its record."""
    return Handelse(slag=Handelseslag.ATGARD, namn=namn, dag=IDAG, av="handlaggare", underlag=underlag)


def kedja(antal: int, namn: str = KEDJA, fro: int = 7) -> list[Post]:
    """A chain of posts: each kind of record in turn, with Swedish free text."""
    slump, poster, foregaende = Random(fro).randbytes, list[Post](), ""
    underlagen = cycle(REMISS.underlag.items())
    for nummer in range(1, antal + 1):
        vad, klass = next(underlagen)
        post = ny_post(
            namn,
            nummer,
            foregaende,
            (handelse(fyll(klass, fritext=f"Rad {nummer} på Åsögatan"), vad),),
            aktor=AKTOR,
            noterat=NU + timedelta(seconds=nummer),
            dag=IDAG,
            slump=slump,
        )
        poster.append(post)
        foregaende = post.hash
    return poster
