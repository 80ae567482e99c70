"""A document that cannot be read: the rest is copied, and health is red until a copy is whole."""

from arbetsflode import motor
from arbetsflode.lager import kontroll
from arbetsflode.program import Program
from tests.hela.test_kopior import fyll, ta


def test_en_handling_som_inte_gar_att_lasa_stoppar_inte_kopian(program: Program) -> None:
    """With a folder in the place of a document the copy is taken without it, and it is named."""
    fyll(program)
    with program.databas.las() as f:
        hash_ = kontroll.filer(f)[0][0]
    program.filer.plats(hash_).unlink()
    program.filer.plats(hash_).mkdir()
    assert ta(program).manifest.saknade == (hash_,)
    (kopia_,) = (punkt for punkt in motor.halsa(program) if punkt.namn == "kopia")
    assert (kopia_.lage, "(1 st)" in kopia_.mening) == (motor.Lage.ROD, True)
