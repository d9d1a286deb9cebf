package org.inbatch.processor.report;

/**
 * One mistake of a user.
 *
 * @param place where it is
 * @param message which of the catalogue's messages it is
 * @param text what the user reads, the id in front
 */
public record Diagnostic(Place place, Message message, String text) {}
