"""What changes a case without moving it: the records of the åtgärder by theme, and their demands."""

from tillstand.atgarder.akten import (
    Bifogande,
    Komplettering,
    Rattad,
    Rattelse,
    Rattelser,
    Tjansteanteckning,
    ersatt_handling_finns,
)
from tillstand.atgarder.anslag import (
    Anslag,
    AnslagNere,
    AnslagUppe,
    anslag_inte_uppe,
    anslag_uppe,
    anslag_uppe_hela_tiden,
)
from tillstand.atgarder.anstand import (
    AnstandAvslaget,
    AnstandBeviljat,
    Anstandsbegaran,
    anstand_framat,
    anstand_vantar,
    inget_anstand_vantar,
    ny_svarstid_pa_ledig_dag,
)
from tillstand.atgarder.ansvar import (
    Motesbyte,
    Omfordelning,
    ny_enhet_i_namnden,
    ny_handlaggare_finns,
)
from tillstand.atgarder.efter_beslutet import (
    Anmalan,
    Anmald,
    Avslutad,
    Avslutande,
    anmalt_om_det_ska,
    anmalt_tidigast_efter_beslutet,
    beslutet_ska_anmalas,
    inte_avslutat,
    inte_redan_anmalt,
)
from tillstand.atgarder.preliminart import Preliminart, PreliminartSvar

__all__ = [
    "KRAV",
    "UNDERLAG",
    "Anmalan",
    "Anmald",
    "Anslag",
    "AnslagNere",
    "AnslagUppe",
    "AnstandAvslaget",
    "AnstandBeviljat",
    "Anstandsbegaran",
    "Avslutad",
    "Avslutande",
    "Bifogande",
    "Komplettering",
    "Motesbyte",
    "Omfordelning",
    "Preliminart",
    "PreliminartSvar",
    "Rattad",
    "Rattelse",
    "Rattelser",
    "Tjansteanteckning",
]

KRAV = (
    inget_anstand_vantar,
    anstand_vantar,
    anstand_framat,
    ny_svarstid_pa_ledig_dag,
    ny_handlaggare_finns,
    ny_enhet_i_namnden,
    ersatt_handling_finns,
    anslag_uppe,
    anslag_inte_uppe,
    anslag_uppe_hela_tiden,
    beslutet_ska_anmalas,
    anmalt_tidigast_efter_beslutet,
    inte_redan_anmalt,
    anmalt_om_det_ska,
    inte_avslutat,
)
"""The demands of the åtgärder; a flow names them by their function."""

UNDERLAG = (
    Anstandsbegaran,
    AnstandBeviljat,
    AnstandAvslaget,
    Omfordelning,
    Komplettering,
    Bifogande,
    Motesbyte,
    PreliminartSvar,
    AnslagUppe,
    AnslagNere,
    Anmalan,
    Tjansteanteckning,
    Rattelse,
    Avslutande,
)
"""The records of the åtgärder; a flow names them by their class in lower case."""
