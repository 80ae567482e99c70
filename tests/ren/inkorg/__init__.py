"""The inbox without a store."""
