"""How `translate`, the bundled encoder-decoder, was made: pairs, vocabulary, aligner, training, figures."""
