package org.waybill.clean;

import org.waybill.wire.TokenKind;

/**
 * One token of ours in a text; the host in front is no part of the seal, so it may be any.
 *
 * @param kind open, click or withdraw
 * @param start where the slash in front of the kind's letter stands
 * @param end behind the token, and behind the {@code .gif} of a pixel
 * @param plain whether the slashes stand as such: percent-encoded ones are inside another URL
 * @param target where it leads; empty for a pixel, and mostly for a withdrawal
 */
record OwnToken(TokenKind kind, int start, int end, boolean plain, String target) {}
