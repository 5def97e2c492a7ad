"""What does every page take from the database, whatever it shows?"""

# Session, account, the door and back, the seats, the place of the seat, and where its record stands; what
# waits and as whom one acts is remembered from the look before, so every page is looked at twice.
FRAME_QUERIES = 9
