"""The five cases of the demo, each with the facts of its papers and what is made up around them.

Titles, numbers, senders, instances, svarstider, extensions, headings, enheter and figures are real. No
sentence is: what the papers say is told in the demo's own words.
"""

from arbetsflode.demo.arenden import barnfattigdom, barnstod, kommission, motion, redovisning

FALL = (barnstod.FALL, motion.FALL, barnfattigdom.FALL, kommission.FALL, redovisning.FALL)
"""In the order of their registration."""
