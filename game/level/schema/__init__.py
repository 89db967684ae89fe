"""The JSON Schema and the README's reference, both made from the registered kinds."""
