"""How many examples does a law of the core try? Few at each run; as many as somebody asks for otherwise."""

import os

from hypothesis import settings

settings.register_profile(
    "core", max_examples=int(os.environ.get("LIAISON_FUZZ_EXAMPLES", "15")), deadline=None
)
settings.load_profile("core")
