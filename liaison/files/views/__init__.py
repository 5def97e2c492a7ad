"""What pages need that take files and texts: uploads looked at, marks kept out, files handed out."""

from liaison.files.views.handed import download, preview
from liaison.files.views.uploads import examined_upload, said_of_same

__all__ = ["download", "examined_upload", "preview", "said_of_same"]
