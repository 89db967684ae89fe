"""What is seen of listening: the ring, what it hears, who is marked, and what is noted of them."""
