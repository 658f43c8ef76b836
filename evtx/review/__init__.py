"""Review by people: events go out as rows to judge, judgements come back as corrections that later runs hold to."""
