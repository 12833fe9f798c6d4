"""Work in other processes: a pool of workers, a task in the background, modules loaded ahead."""
