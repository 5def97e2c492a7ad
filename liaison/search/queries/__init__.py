"""What answers a word that somebody has typed, and is indexing left for later?"""

from liaison.search.queries.find import Match, find

__all__ = ["Match", "find"]
