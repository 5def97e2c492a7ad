"""In which ways can a roster be laid out? Every module here offers one `LAYOUT`.

A layout reads what it can of a block. How much of the names of the block it explains is its fit; the
layout that fits best is taken, and what it left is offered again.
"""
