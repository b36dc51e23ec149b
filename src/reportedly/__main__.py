"""`python -m reportedly` is the command `reportedly`."""

from reportedly.cli.main import main

if __name__ == "__main__":
    main(prog_name="reportedly")
