"""What a technique looks like."""
