"""People counted: which number goes with whom and with which harm, and which counts nobody."""
