"""What may be laid down beside a scheme, and how are findings kept up?"""

from liaison.duties.actions.chasing import chase
from liaison.duties.actions.leave import exempt, extend, withdraw_exemption, withdraw_extension
from liaison.duties.actions.reckoning import reckon
from liaison.duties.actions.successions import note_succession, withdraw_succession
from liaison.duties.actions.tracking import track_from

__all__ = [
    "chase",
    "exempt",
    "extend",
    "note_succession",
    "reckon",
    "track_from",
    "withdraw_exemption",
    "withdraw_extension",
    "withdraw_succession",
]
