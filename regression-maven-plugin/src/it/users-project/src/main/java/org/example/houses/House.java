package org.example.houses;

/** A house: what its price is estimated from. */
public record House(double area, double rooms, double age) {}
