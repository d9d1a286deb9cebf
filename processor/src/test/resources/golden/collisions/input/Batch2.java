package com.example;

/** Hides the real one in this package. */
class Batch2 {}
