"""An edition in; the book as HTML, and its records as files, out."""
