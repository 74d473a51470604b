"""The nouns of the program: frozen, standard library only, one a file. Every stage meets the others here."""
