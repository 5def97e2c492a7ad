"""In which ways can a roster be laid out? Every module here offers one `LAYOUT`."""
