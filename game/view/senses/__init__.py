"""What the runner senses, as it is seen: gusts that travel, what rustles, the ring of hearing, marks, composure, the map."""
