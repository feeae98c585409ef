package org.waybill.collector.store;

import java.time.Instant;

/**
 * Before which moments each kind of what is stored has to go. Immutable.
 *
 * <p>Figures outlive the hits they were counted from: a message keeps its figures until it goes
 * itself, and the figures by hour of senders, domains, tags and the like stay until they expire, be
 * their messages kept or not.
 *
 * @param hits single hits that came before go; figures stay
 * @param addresses client address, user agent and headers of hits that came before are blanked
 * @param messages messages sent before go, with their copies, links, figures and hits
 * @param figures figures by hour of hours that ended before go
 * @param html what messages sent before look like goes
 */
public record Expiry(
    Instant hits, Instant addresses, Instant messages, Instant figures, Instant html) {}
