"""What a trained reader heard, set right by the sentences that it stands in: one file for each question."""
