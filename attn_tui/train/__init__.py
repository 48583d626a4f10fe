"""A training run in NumPy alone, from random numbers to a model that opens in the tutor.

Read it in this order: `batch` (what a step learns from), `tasks` (exercises made by lot), `text` (the
reader's own text), `plan` (what a run is to be), `program` (the graph's ops run again and again), `adam` (a
step downhill in place), `learner` (weights that learn), `training` (a run), `snapshot` (what is seen of
it), `folder` (what is kept of it on disk), `start` (begun, or gone on with), `live` (in a thread of its
own).
"""
