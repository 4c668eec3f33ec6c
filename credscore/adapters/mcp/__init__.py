"""The tools of credscore for language models, over the Model Context Protocol."""
