"""Load: clients, a worker and a sweeper on one base, what is done to them, and the history judged afterwards.

`klient` acts and writes down what it meant to do and what it was answered; `maskineri` is `remiss arbeta` and
`remiss svep`; `skara` keeps all of them alive; `historia` holds what they wrote against the base.
"""
