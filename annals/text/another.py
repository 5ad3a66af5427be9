"""Words that tell that an act is another than the one told before."""

ANOTHER = frozenset({"also", "another", "separate", "separately", "elsewhere", "meanwhile"})
