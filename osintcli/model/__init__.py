"""The nouns of the program: frozen records, one a file. Every stage meets the others here."""
