"""What a person can act on: one clear sentence of what happened, what was kept and what to do."""


class HsbError(Exception):
    """A known condition whose text is shown to the person as it is; anything else that is raised is a bug."""

    @property
    def sentence(self) -> str:
        """The one sentence to show or print."""
        return str(self.args[0]) if self.args else self.__class__.__name__


class BadInput(HsbError):
    """Input from outside that cannot be used; the sentence names the place and the remedy (exit code 2)."""
