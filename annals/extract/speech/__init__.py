"""Who says what: cues, quotations, pronouns that speak, speeches of several sentences."""
