"""What stands where it grew or was built: rocks, plants, roots, named places."""
