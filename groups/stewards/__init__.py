"""What an organiser sees: adding an entry in one sitting, and keeping it true."""
