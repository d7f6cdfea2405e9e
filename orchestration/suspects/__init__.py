"""Which number is wrong: for identities that do not hold, the figures whose change would make them hold, and what was meant.

Error localisation after Fellegi and Holt (1976), as R's ``errorlocate`` does it, with the slips of ``deductive::correct_typos``.
"""
