package org.waybill.collector.store;

/**
 * A link as it stands in one message. Immutable.
 *
 * @param message the message that holds it
 * @param link its number and label there, with the figures of this message only
 */
public record LinkUse(MessageSummary message, LinkFigures link) {}
