"""What sounds all the time: gains of loops for water, wind and creatures."""
