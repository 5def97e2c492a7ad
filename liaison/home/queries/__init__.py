"""What does the first page show, and what answers a search?"""

from liaison.home.queries.first_page import Concern, Tile, concern_of, tiles_for
from liaison.home.queries.search import Answer, Answers, answers

__all__ = ["Answer", "Answers", "Concern", "Tile", "answers", "concern_of", "tiles_for"]
