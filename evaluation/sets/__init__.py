"""The data sets, one module each; every module defines ``SET``, an `evaluation.data_set.DataSet`."""
