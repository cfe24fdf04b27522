"""Chart kinds, a file a kind, and the house that each is handed. Design, like templates: they read and save nothing."""
