"""Papers after play, made from Views. Never holds rules, files or a terminal."""
