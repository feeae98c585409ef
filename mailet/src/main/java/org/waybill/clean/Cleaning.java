package org.waybill.clean;

/**
 * A message without what earlier messages of ours left in it. It was proven: with the removed bytes
 * put back it is the original. Immutable; shares both messages, nobody may change them.
 *
 * @param original as found
 * @param bytes without our pixels, with the targets in place of our links, without our header
 *     fields
 * @param pixels how many went
 * @param links how many were given their targets back
 * @param fields how many {@code X-Waybill-} header fields went
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: a message may be 25 MB
public record Cleaning(byte[] original, byte[] bytes, int pixels, int links, int fields) {}
