"""The trained reader at work: a text in, the words of acts and sayings out."""
