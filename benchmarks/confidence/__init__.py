"""How far figures can be trusted, measured on documents that people annotated.

Here belong the annotated documents and which of their figures are right (``annotated``), the model and how well it does
(``model``), and what is written of it (``written``). Not here: what follows for a figure (``sources.figures.confidence``, dbt's
``int_confidence``).
"""
