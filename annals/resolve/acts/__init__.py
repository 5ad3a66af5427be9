"""What was done: type, stage, weapons and targets, and which acts of a report are one."""
