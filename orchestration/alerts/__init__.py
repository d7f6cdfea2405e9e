"""Telling a person what they have to do, once: by a webhook or by mail.

Here belong what of a published warehouse a person is told, the words, what of it is new, and sending it. Not here: Dagster's runs and
its sensor (``orchestration.defs.alerts``), what may be set (``orchestration.service_settings``).
"""
