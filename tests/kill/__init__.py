"""Killing builds at many moments: what is published is whole meanwhile, and of one build after the next."""
