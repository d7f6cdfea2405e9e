"""The names of what is measured: words around a number, cleaned and completed.

Here belong taking away words that are no part of a name (``cleaning``), telling verbs from nouns at its ends (``verbs``, ``deeds``),
and the parts of names that later names take on (``owning``, ``parting``, ``listing``). Not here: which number has which words
(``sources.figures.clauses``), kinds, years.
"""
