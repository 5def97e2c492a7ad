"""`python -m liaison.read` is `liaison read`."""

import sys

from liaison.read import main

sys.exit(main())
