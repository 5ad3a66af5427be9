"""`python -m annals` is the command `annals`."""

from annals.cli import main

if __name__ == "__main__":
    main()
