"""Makes the weights of the trained reader from a folder of data sets; torch lives here and nowhere else."""
