package org.waybill.collector.spike;

import java.time.Instant;

/**
 * A sender's mail named many new hosts. Immutable.
 *
 * @param sender the envelope sender, in lower case
 * @param hosts how many hosts were new within the window when it was noticed
 * @param limit from how many on it is a spike for that sender
 * @param at when it was noticed
 */
public record Spike(String sender, int hosts, int limit, Instant at) {}
