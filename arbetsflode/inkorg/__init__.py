"""The inbox: what came in and is not yet a case, and what it proposes to be. Pure: values, no storage."""

from arbetsflode.inkorg.post import Inkorgspost, Last, Postlage, Vag

__all__ = ["Inkorgspost", "Last", "Postlage", "Vag"]
