"""Where extraction runs: here, in a pool of processes, or on a cluster; the bytes that come out are the same."""
