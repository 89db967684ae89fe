"""What pymunk moves: body poses, buoyancy, collision filters, and the check that removes what is not finite."""
