"""What every storey stands on: the language of sentences, places on disk, the two kinds of error."""
