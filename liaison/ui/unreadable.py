"""How is it said on a page that a file could not be read, in the language of whoever looks?"""

from django.utils.translation import get_language, gettext

from liaison.core.notices.decode import Unreadable, filled


def said(unreadable: Unreadable) -> str:
    """The message, sentence by sentence; words among its values are translated too."""
    values = {
        name: gettext(value) if isinstance(value, str) and value else value
        for name, value in unreadable.values.items()
    }
    sentences = (filled(gettext(sentence), values) for sentence in unreadable.sentences)
    return (" " if get_language() == "en" else "").join(sentences)
