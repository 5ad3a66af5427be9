"""MUC-4: answer keys of 1992 as typed objects, and a scorer for each slot that is measured given the rest."""
