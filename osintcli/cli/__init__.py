"""The command line: parses options, calls one plain function, and prints what it answers."""
