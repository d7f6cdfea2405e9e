"""The proof of the ledger: errors put into a good report on purpose, and what the checks make of each.

``mutations`` makes the faulty reports, ``arithmetic`` says by exact rational arithmetic which of them contradict what is
printed, ``trial`` sends all of them through the readers and the models, ``outcome`` counts what was caught. Run it with
``python -m tests.seeded_errors``. Not here: tests (``test_*.py`` beside these modules run a sample of the proof).
"""
