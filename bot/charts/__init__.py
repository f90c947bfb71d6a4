"""A chart as a picture: what `core.model.Chart` says, drawn with matplotlib."""
