"""The demonstration: invented stories, driven through the real actions into every state."""
