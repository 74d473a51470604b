"""Where readings of documents are kept."""
