"""What does a picture look like, smaller and without where, when and with what it was taken?"""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from liaison.core.notices.decode import Unreadable

WIDEST = 1280  # dots of the longer side of a preview
MOST_DOTS = 60_000_000  # more than any telephone takes; 180 MB once unpacked
_FORMATS = ("JPEG", "PNG", "WEBP")


def preview_of(content: bytes) -> bytes:
    """The picture as a JPEG of moderate size, drawn anew from its dots alone. Raises Unreadable."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise _too_large()
            picture.draft("RGB", (WIDEST * 2, WIDEST * 2))
            picture.thumbnail((WIDEST, WIDEST))  # before it is turned: a copy of the whole would be large
            return _drawn(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Unreadable("damaged", "图片已损坏，无法打开。请重新导出后再传。") from None


def _too_large() -> Unreadable:
    return Unreadable("too_large", "图片尺寸过大，请缩小到六千万像素以内再传。")


def _drawn(picture: Image.Image) -> bytes:
    """On white, where the picture lets something through."""
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    written = io.BytesIO()
    ground.save(written, "JPEG", quality=80)
    return written.getvalue()
