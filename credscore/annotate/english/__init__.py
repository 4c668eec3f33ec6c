"""What the reading knows of English: another language brings its own room like this one."""
