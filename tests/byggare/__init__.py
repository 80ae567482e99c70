"""Small builders for the tests: people, records that hold, and a case in any state.

`Fall().till("forslag")` has been registered, distributed, prepared and approved by the real functions;
`fall.gor("besluta", "namndsekreterare", paragraf="9 a")` takes the next step.
"""

from tests.byggare.fall import HUVUDLINJEN, Fall, gors_av, i_tillstand, koder, redo_for
from tests.byggare.manniskor import (
    ENHETER,
    GRANNE,
    I_MORGON,
    IDAG,
    IGAR,
    NAMND,
    NU,
    ORDINARIE,
    SVARSTID,
    flodesversion,
    innehav,
    kalender,
    ordning,
    organisation,
    person,
    vikariat,
)
from tests.byggare.underlag import UNDERLAG, bifogande, mote, registrering

__all__ = [
    "ENHETER",
    "GRANNE",
    "HUVUDLINJEN",
    "IDAG",
    "IGAR",
    "I_MORGON",
    "NAMND",
    "NU",
    "ORDINARIE",
    "SVARSTID",
    "UNDERLAG",
    "Fall",
    "bifogande",
    "flodesversion",
    "gors_av",
    "i_tillstand",
    "innehav",
    "kalender",
    "koder",
    "mote",
    "ordning",
    "organisation",
    "person",
    "redo_for",
    "registrering",
    "vikariat",
]
