"""Where the learner is, as data: a key is a function from session to session."""
