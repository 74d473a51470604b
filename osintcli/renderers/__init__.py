"""Render: nouns of the model to text, one form of output a module. A renderer reads nothing and decides nothing."""
