"""What all tests share: no places that somebody imported on this machine."""

from __future__ import annotations

import os

os.environ["EVTX_GAZETTEER"] = "core"
