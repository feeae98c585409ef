package org.waybill.plan;

/**
 * A link that stays as it is.
 *
 * @param source the attribute's value as found, one character a byte
 * @param reason why, as counted: lower case with hyphens
 */
public record LeftLink(String source, String reason) {}
