package org.waybill.html;

/**
 * Bytes of a decoded body that go, and the ASCII text that comes instead.
 *
 * @param start offset into the decoded body
 * @param end behind the last byte that goes
 * @param text what stands there then, escaped as the place needs; may be empty
 * @param pixel whether a pixel goes
 */
public record Replacement(int start, int end, String text, boolean pixel) {}
