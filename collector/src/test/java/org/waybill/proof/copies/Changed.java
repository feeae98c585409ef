package org.waybill.proof.copies;

/**
 * An HTML leaf before and after, transfer-decoded.
 *
 * @param row what is declared about its message
 * @param charset as labelled, {@code utf-8} where it is not
 */
@SuppressWarnings("ArrayRecordComponent") // shown to a browser, never compared
public record Changed(Row row, String charset, byte[] original, byte[] copy) {}
