"""Does a folder offer what its modules hold?"""

import pytest

from liaison.core.notices import layouts
from liaison.core.notices.layout import Layout
from liaison.core.registry import offered


def test_every_module_of_a_folder_offers_its_thing() -> None:
    names = [layout.name for layout in offered(layouts, "LAYOUT", Layout)]
    assert names == sorted(names)
    assert {"table", "sentence", "organisation_line"} <= set(names)


def test_a_module_without_its_thing_is_told_by_name() -> None:
    with pytest.raises(TypeError, match="NOTHING"):
        offered(layouts, "NOTHING", Layout)


def test_a_thing_of_another_kind_is_no_offer() -> None:
    with pytest.raises(TypeError):
        offered(layouts, "LAYOUT", int)
