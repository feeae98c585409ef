package org.waybill.collector.store;

/**
 * How much was sent. Immutable.
 *
 * @param messages messages, each once
 * @param copies their copies
 * @param links links in all those copies
 */
public record Sent(long messages, long copies, long links) {}
