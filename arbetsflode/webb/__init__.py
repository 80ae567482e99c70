"""The pages. They call `motor` and hold no rule of their own; every form works without a script."""
