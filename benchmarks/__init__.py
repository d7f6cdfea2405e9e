"""What Planhouse costs and how well it reads, measured on a country of made reports whose facts are known.

Here belong the generator of that country, its vocabulary (``words/``) and the comparison of a warehouse with what was
planted. Not here: anything that the product itself needs to run.
"""
