"""The gate: graded cases as data, run through the public functions, against floors that only rise."""
