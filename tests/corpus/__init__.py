"""Real documents of other places, which are no part of the repository, and what a person made of what does not hold in them.

``documents`` reads them from the folder of original documents, ``documents.csv`` says which they are. ``judged.csv`` has every
identity that a reading of them found broken, with the verdict of the person who looked it up. Not here: seeding errors into
them (``tests.seeded_errors``).
"""
