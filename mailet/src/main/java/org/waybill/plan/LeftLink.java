package org.waybill.plan;

/**
 * A link that stays as it is.
 *
 * @param source the attribute's value as found, one character a byte
 * @param reason why, as counted: lower case with hyphens
 * @param label what the reader sees of it; may be empty
 */
public record LeftLink(String source, String reason, String label) {}
