"""The service: scores, annotations and findings over HTTP, an endpoint for LanguageTool's clients, and a page. Needs the extra [serve]."""
