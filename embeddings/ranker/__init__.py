"""Fitting what orders slates: logistic models over what is known of garments. Arrays in and out."""
