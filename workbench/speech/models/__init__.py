"""The models that write speech down: kept in one store, checked, brought in, and put into both engines' forms."""
