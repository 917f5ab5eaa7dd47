"""How much our pages cost, as a multiple of a bare Django view measured in the same run."""
