"""Open Referral's Human Services Data Specification 3.0: the same directory for its tools.

Each entry is one organization with one service, and one service_at_location where it stands in a
town or is met online. `docs/hsds.md` says what stands where.
"""
