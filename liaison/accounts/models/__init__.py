"""Who may log in, how are they known, and as whom do they act?"""

from liaison.accounts.models.accounts import Account, AccountManager
from liaison.accounts.models.protection import AddressTries, SecondFactor, SignOn
from liaison.accounts.models.requests import AccountRequest, RequestState
from liaison.accounts.models.seats import ADMINISTRATORS, Seat, role_choices
from liaison.accounts.models.sessions import OpenSession

__all__ = [
    "ADMINISTRATORS",
    "Account",
    "AccountManager",
    "AccountRequest",
    "AddressTries",
    "OpenSession",
    "RequestState",
    "Seat",
    "SecondFactor",
    "SignOn",
    "role_choices",
]
