"""The pipeline from published documents to generated code, one module a step."""
