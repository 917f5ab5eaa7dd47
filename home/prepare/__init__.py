"""What a fresh installation needs before anyone can visit: pages, settings, lists."""
