"""How are days written in English? As in Britain; Chinese keeps Django's own 2026年6月15日."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
