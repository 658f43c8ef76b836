"""`python -m evtx.cli`."""

from evtx.cli import main

main()
