"""Pictures and sounds as tokens: what can be named, how it is read, and the nodes from it to rows."""
