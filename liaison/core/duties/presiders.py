"""Which post is meant by the words that say who presides?"""

import re

_HEAD = re.compile(r"(?<!副)(?:市长|区长|县长|省长|州长|旗长|盟长|镇长|乡长)|mayor")
_EXECUTIVE = re.compile(r"常务副|常务工作的副|executive_vice")
_VICE = re.compile(r"副(?:市长|区长|县长|省长|州长|旗长|盟长|镇长|乡长)|vice_mayor")


def presider(words: str) -> str:
    """The post of whoever presides, as one code for all its wordings; other words as they are.

    >>> presider("负责市政府常务工作的副市长") == presider("常务副市长") == presider("executive_vice_mayor")
    True
    >>> presider("区长") == presider("市长"), presider("副市长") == presider("市长"), presider("统战部部长")
    (True, False, '统战部部长')
    """
    plain = "".join(words.split())
    if _EXECUTIVE.search(plain):
        return "executive_vice_mayor"
    if _VICE.search(plain):
        return "vice_mayor"
    return "mayor" if _HEAD.search(plain) else plain
