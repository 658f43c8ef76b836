"""`python -m evtx` is `evtx`: for a Python whose scripts are not on the PATH."""

from evtx.cli import main

if __name__ == "__main__":
    main()
