"""What was put with a record as a file: photos, minutes, sheets with signatures; kept for all apps above."""
