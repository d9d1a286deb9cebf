package com.example.workers.parts;

/** Travels from a package that nobody exports. */
public record Word(String text, int times) {}
