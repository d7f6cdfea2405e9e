"""The command line ``planhouse``: arguments, questions to a person, output and exit statuses; a module for each sub-command.

Here belongs the conversation with a person at a terminal. Not here: anything that reads, decides or builds. A module of a
sub-command is imported whatever is asked for, so what is heavy it imports when it runs.
"""
