"""What goes together as one act of a sentence, and what is only an aim, a habit or a manner of speaking."""
