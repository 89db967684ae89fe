"""Hunters of the wood: on the ground behind the couriers, in the crowns, in the streams."""
