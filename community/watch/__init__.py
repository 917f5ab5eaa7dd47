"""What this process counts about itself, for whoever runs it (Prometheus), and nothing of anybody.

Closed unless the operator opens it with `METRICS_TOKEN`; then `home.watch` hands it out. No label
is made from an address, a reference, a language or a country: each stands in a closed list.
"""
