"""Is this password good enough? What is wrong with it, by code; words are the page's business."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """One thing that is wrong with a password."""

    SHORT = "short"
    PLAIN = "plain"  # too few of: lower case, upper case, digits, other characters
    NAMES_LOGIN = "names_login"
    MONOTONOUS = "monotonous"  # hardly more than one character, over and over


@dataclass(frozen=True, slots=True)
class PasswordRules:
    """What the installation asks; the defaults are common practice at graded protection 2 and 3."""

    length: int = 10
    classes: int = 3  # of 4


def faults_of(password: str, *, login: str, rules: PasswordRules) -> tuple[Fault, ...]:
    """What is wrong with the password for this login, in a fixed order; empty where nothing is.

    >>> faults_of("Spring", login="wen", rules=PasswordRules())
    (<Fault.SHORT: 'short'>, <Fault.PLAIN: 'plain'>)
    """
    found = {
        Fault.SHORT: len(password) < rules.length,
        Fault.PLAIN: len({_class_of(character) for character in password}) < rules.classes,
        Fault.NAMES_LOGIN: len(login) > 2 and login.casefold() in password.casefold(),
        Fault.MONOTONOUS: len(set(password)) < 4,
    }
    return tuple(fault for fault, is_there in found.items() if is_there)


def _class_of(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Nd":
        return "digit"
    return {"Ll": "lower", "Lu": "upper"}.get(kind, "other")
