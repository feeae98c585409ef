package org.waybill.html;

/**
 * A URL of ours in an HTML body, found by its seal; offsets into the decoded body.
 *
 * @param start where its scheme begins; equal to {@code path} where it is inside another URL
 * @param path where its path begins, which holds the token
 * @param end behind the path
 * @param alone whether it may stand in running text as it is: neither side goes on as a URL
 * @param pixel whether it is a pixel's
 * @param target where a link leads, visible ASCII; empty for a pixel
 */
public record OwnUrl(int start, int path, int end, boolean alone, boolean pixel, String target) {}
