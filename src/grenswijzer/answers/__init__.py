"""Results as sentences, tables and steps, in Dutch, English, French and German."""
