"""Help lines by country, for everybody who looks for one."""
