"""The course: Markdown with front matter read into lessons, their live numbers filled in, and a lint."""
