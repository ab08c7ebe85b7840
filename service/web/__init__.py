"""HTTP: thin routes that translate and decide nothing, live events, access, problem answers."""
