"""What do the rows of a table say, column by column, wherever its head stands?"""

from collections.abc import Collection, Mapping, Sequence

from liaison.core.names import unit_key

Names = Mapping[str, Sequence[str]]  # by column, what may head it; the first is what we call it


def rows_below_head(
    rows: Sequence[Sequence[str]], names: Names, *, needed: Collection[str]
) -> list[tuple[int, dict[str, str]]] | None:
    """Below the row that heads the needed columns, each row's number from 1 and what stands in it by column.

    None where no row heads them; blank cells are left out.

    >>> rows_below_head([["名册"], ["姓 名", "电话（办）"], ["李东", ""]],
    ...     {"name": ["姓名"], "telephone": ["电话"]}, needed=["name"])
    [(3, {'name': '李东'})]
    """
    head = next((place for place, row in enumerate(rows) if set(needed) <= set(_columns(row, names))), None)
    if head is None:
        return None
    columns = _columns(rows[head], names)
    return [
        (number, {code: row[place].strip() for code, place in columns.items() if _says(row, place)})
        for number, row in enumerate(rows[head + 1 :], start=head + 2)
    ]


def _says(row: Sequence[str], place: int) -> bool:
    return place < len(row) and bool(row[place].strip())


def _columns(row: Sequence[str], names: Names) -> dict[str, int]:
    """Which column stands where; spaces and remarks in brackets do not count, nor does their order."""
    heads = {unit_key(cell): place for place, cell in reversed(list(enumerate(row))) if cell.strip()}
    return {
        code: heads[unit_key(name)]
        for code, called in names.items()
        for name in reversed(called)
        if unit_key(name) in heads
    }
