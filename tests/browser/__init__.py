"""Every screen in a real Chromium, at the size of the device it is made for."""
