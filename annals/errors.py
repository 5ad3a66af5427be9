"""What Annals raises, all of it derived from one class; imports nothing of the package."""


class AnnalsError(Exception):
    """Any failure that the user can mend; its text says what is wrong and what to do."""


class SettingsError(AnnalsError):
    """The settings file cannot be used; the text lists every problem at once."""


class StoreError(AnnalsError):
    """The workspace cannot be opened or written."""


class MissingExtraError(AnnalsError):
    """A part of Annals that is installed separately is not there.

    The text names the command that installs it.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs a part that is not installed: pip install 'annals[{extra}]'")


class WireError(AnnalsError):
    """A line or file of JSON does not hold what it should; the text names the place."""


class GazetteerError(AnnalsError):
    """The gazetteer or the actor registry is missing or unreadable."""


class FaultError(AnnalsError):
    """Annals itself failed on some reports: a bug. All other reports were coded and kept."""

    def __init__(self, faults: list[str]) -> None:
        told = "\n".join(f"  {fault}" for fault in faults[:10])
        more = f"\n  and {len(faults) - 10} more" if len(faults) > 10 else ""  # noqa: PLR2004  (as above)
        super().__init__(
            f"{len(faults)} reports could not be coded because of a fault in Annals; all others are kept. "
            f"Please report it with these lines:\n{told}{more}"
        )
