"""The command line: arguments, questions to a person, output and exit statuses.

Here belongs the conversation with a person at a terminal. Not here: anything that reads, decides or builds.
"""
