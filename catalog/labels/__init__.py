"""Hang-tags with QR codes: drawn as pictures, laid out on sheets to print, and read from photos.

Import what you need of its modules: who reads tags needs nothing of what prints them.
"""
