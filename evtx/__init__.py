"""evtx: event records from Arabic news reports on armed conflict."""

__version__ = "0.1.0"
