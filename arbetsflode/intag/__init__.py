"""What a paper says: its fields, each with its value, its place in the text, and how sure the reading is.

Pure: a text goes in, values come out. Files become text in `arbetsflode.lasning`.
"""

from arbetsflode.intag.blad import Spann
from arbetsflode.intag.funnet import Funnet
from arbetsflode.intag.lasningen import NYCKLAR, Lasning, las

__all__ = ["NYCKLAR", "Funnet", "Lasning", "Spann", "las"]
