"""What every storey stands on: the language of sentences, places on disk, age, the two kinds of error."""
