"""The values that flow through a build: frozen, slotted, and nothing but values."""
