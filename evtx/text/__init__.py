"""Arabic text: folding, tokens, morphology, segmentation."""
