"""Words, in YAML: what the grammars know of a language, and general reference data."""
