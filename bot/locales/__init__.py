"""Every word that a person reads, in Chinese; English stands in the code."""
