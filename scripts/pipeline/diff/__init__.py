"""What changed between two OpenAPI 3.1 documents, and what it means for those who call."""
