"""What tests and benchmarks share: a made country of reports whose facts are known, its vocabulary (``words/``), and the
comparison of a
warehouse with those facts.

Here belongs what is made. Not here: measuring (``benchmarks``).
"""
