"""The library: guidance, the work flow, the risk matrix, contacts by role and forms. Nothing of a case stands here."""
