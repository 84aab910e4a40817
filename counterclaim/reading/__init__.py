"""Reading: articles and a profile in; claims, mentions of the sides, quotations and lethal clauses out."""
