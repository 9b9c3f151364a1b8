"""The console script `copytaster`, and `python -m copytaster`."""

from __future__ import annotations


def main() -> None:
    """Run the command line; exits with the codes of `copytaster.cli`."""
    from copytaster.cli.app import app  # noqa: PLC0415 - `import copytaster` alone loads no command line

    app()


if __name__ == "__main__":
    main()
