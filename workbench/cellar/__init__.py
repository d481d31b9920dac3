"""What every storey stands on: the language of sentences, places on disk, age, child processes, errors."""
