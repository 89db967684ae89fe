"""What lies behind everybody: sky, ridges, far shore, boats, forest."""
