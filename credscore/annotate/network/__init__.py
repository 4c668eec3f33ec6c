"""The trained network, with numpy alone."""
