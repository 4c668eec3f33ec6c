"""Who said what: cues with their sources and contents, as the network reads them and as they stand together."""
