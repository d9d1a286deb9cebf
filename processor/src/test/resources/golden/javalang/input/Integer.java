package com.example.numbers;

/** Hides java.lang's from its package. */
public record Integer(int value) {}
