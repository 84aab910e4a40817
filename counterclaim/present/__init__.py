"""An edition in; tables, figures, sentences, evidence pages and downloads out."""
