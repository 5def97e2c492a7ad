"""What can be found in the head of every page? It stores names and ids and imports no app."""
