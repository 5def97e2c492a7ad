"""Is a notice read alike whichever program its office wrote it with?"""

from pathlib import Path

import pytest

from liaison.core.notices.decode import decode
from liaison.core.notices.document import as_document
from liaison.core.notices.reader import read
from liaison.schemes.readers import extracted
from liaison.vocabulary import load
from tests.notices.scoring import ASPECTS, Document, notices, score
from tests.notices.written import WRITERS

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / ".." / "shared"
FOLDERS = {
    "own": (HERE / "corpus", None),
    "elsewhere": (HERE / "elsewhere", None),
    "kept back": (HERE / "kept_back", None),
    "shared": (SHARED / "corpus", None),
    "seeds": (SHARED / "seeds", SHARED / "gold"),
}
NEAR = 0.01


def texts(folder: str) -> list[tuple[str, str, Document]]:
    """Name, text and answer of the plain notices of a folder."""
    place, answers = FOLDERS[folder]
    return [
        (file.stem, decode(file.read_bytes()), answer)
        for file, answer in notices(place, answers)
        if file.suffix == ".txt"
    ]


def read_as(ending: str, name: str, text: str) -> Document:
    """What is read from the text once it is a file of that format; itself for txt."""
    found = text if ending == "txt" else extracted(f"{name}.{ending}", WRITERS[ending](text)).text
    return as_document(read(found, load(), name=name), name)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_format_is_read_as_well_as_plain_text(folder: str, ending: str) -> None:
    if not FOLDERS[folder][0].is_dir():
        pytest.skip("The notices are not beside the project.")
    found = texts(folder)
    plain = score((read_as("txt", name, text), answer) for name, text, answer in found)
    other = score((read_as(ending, name, text), answer) for name, text, answer in found)
    assert {aspect: other[aspect] for aspect in ASPECTS if other[aspect] < plain[aspect] - NEAR} == {}


@pytest.mark.skipif(not FOLDERS["shared"][0].is_dir(), reason="The corpus is not beside the project.")
def test_the_documents_of_the_corpus_are_read_as_well_as_its_texts() -> None:
    plain = score((read_as("txt", name, text), answer) for name, text, answer in texts("shared"))
    documents = [(file, answer) for file, answer in notices(FOLDERS["shared"][0]) if file.suffix == ".docx"]
    found = score(
        (as_document(read(extracted(file.name, file.read_bytes()).text, load()), file.name), answer)
        for file, answer in documents
    )
    assert {aspect: found[aspect] for aspect in ASPECTS if found[aspect] < plain[aspect] - NEAR} == {}
