"""Transformers as graphs: what builds them, reads them from disk, and comes with the package."""
