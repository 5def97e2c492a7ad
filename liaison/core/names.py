"""When are two names the same, and what does a name consist of?"""

import re
import unicodedata

LEVELS = "省市区县州旗"  # the words that stand before a department for its place
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_DOTS = re.compile(r"[•‧・･∙⋅]")
_LEVEL = re.compile(rf"[{LEVELS}]")
_BODY_OF_LEVEL = re.compile("委(?!员会)|人民政府|政府|直属?|级")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_BRANCH = re.compile(r"(.{2,16}局).{1,10}分局")
_LONGEST_PREFIX = 16
_EQUAL_WORDS = (
    (re.compile(r"[和与及、]"), ""),
    (re.compile("监督管理"), "监管"),
    (re.compile("发展改革"), "发改"),
    (re.compile("工作?委员会"), "委"),
    (re.compile("委员会"), "委"),
    (re.compile("办公[室厅]"), "办"),
)
_FORM = re.compile(r"(?:局|委|办|厅|署)$")


def person_key(name: str) -> str:
    """The name without padding and in one form of the middle dot: 秦  朗 and 秦朗 are one.

    >>> person_key("秦\u3000朗")
    '秦朗'
    """
    bare = _SPACES.sub("", unicodedata.normalize("NFKC", name))
    return _DOTS.sub("·", unicodedata.normalize("NFKC", bare))


def unit_key(name: str) -> str:
    """A unit's name in one form: without spaces and brackets, 和 and 与 left out, long endings short.

    >>> unit_key("自然资源和规划局") == unit_key("自然资源与规划局")
    True
    """
    key = _BRACKET.sub("", _SPACES.sub("", unicodedata.normalize("NFKC", name)))
    for pattern, replacement in _EQUAL_WORDS:
        key = pattern.sub(replacement, key)
    return key


def stem(key: str) -> str | None:
    """A unit's key without its form (局, 委, 办, 厅): what it is about; None when too little is left."""
    about = _FORM.sub("", key)
    return about if about != key and len(about) >= 2 else None


def without_prefix(name: str) -> list[str]:
    """What may be left of a name when the words for its place are taken off; the whole name first.

    Nothing decides here whether 市 belongs to the place or to the name (市场监管局): try in this order.
    """
    left = [name]
    for level in _LEVEL.finditer(name[:_LONGEST_PREFIX]):
        body = _BODY_OF_LEVEL.match(name, level.end())
        ends = (level.end(), body.end()) if body else (level.end(),)
        left.extend(name[end:] for end in ends if len(name) - end >= 2)
    return left


def parent_of_branch(name: str) -> str | None:
    """市生态环境局 for 市生态环境局平岚分局; None for a name of another form."""
    match = _BRANCH.fullmatch(name)
    return match.group(1) if match else None
