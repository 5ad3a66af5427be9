"""Times in words laid to the calendar, and the days that a report has told."""
