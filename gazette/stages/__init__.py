"""The stages of a run put together; `build` shows them on one screen."""
