"""What can be done to places, units, posts and those who hold them?"""

from liaison.units.actions.people import (
    begin_tenure,
    change_holder,
    date_post,
    end_post,
    end_tenure,
    found_post,
    keep_contact,
    note_change,
    register_person,
    show_contact,
)
from liaison.units.actions.representation import (
    end_representation,
    name_representative,
    replace_representative,
)
from liaison.units.actions.units import (
    found_jurisdiction,
    found_unit,
    move_unit,
    remember_alias,
)

__all__ = [
    "begin_tenure",
    "change_holder",
    "date_post",
    "end_post",
    "end_representation",
    "end_tenure",
    "found_jurisdiction",
    "found_post",
    "found_unit",
    "keep_contact",
    "move_unit",
    "name_representative",
    "note_change",
    "register_person",
    "remember_alias",
    "replace_representative",
    "show_contact",
]
