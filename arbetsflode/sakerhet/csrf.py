"""The secret that form tokens are signed by: one for the installation, made when it is first asked for."""

from arbetsflode.lager import lagen
from arbetsflode.program import Program

_NAMN = "csrf"
_BYTE = 32


def csrf_hemlighet(program: Program) -> str:
    """The secret (hex), the same for every process of the installation."""
    with program.databas.las() as f:
        if (finns := lagen.las(f, _NAMN)) is not None:
            return finns
    with program.databas.skriv() as f:
        hemlighet = lagen.hall(f, _NAMN) or program.slump(_BYTE).hex()
        lagen.skriv(f, _NAMN, hemlighet)
    return hemlighet
