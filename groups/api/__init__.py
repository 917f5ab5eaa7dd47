"""The directory for machines: JSON, GeoJSON, CSV, and Open Referral's HSDS."""
