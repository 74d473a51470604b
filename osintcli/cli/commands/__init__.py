"""The commands, one a file. Each parses its options and calls one plain function."""
