"""The space that words live in: real word vectors in two languages, and ways to look at any vectors."""
