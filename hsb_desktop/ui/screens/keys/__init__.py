"""The ways to open the records: passphrase, printed code, the council's key; and giving the laptop back."""
