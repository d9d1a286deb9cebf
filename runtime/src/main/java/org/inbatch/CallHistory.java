package org.inbatch;

/** What earlier calls from the same place tell: how long an item takes there. */
public final class CallHistory {}
