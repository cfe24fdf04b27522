"""Booklet kit: YAML, charts and templates in; booklets for the press and for readers out."""
