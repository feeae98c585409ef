package org.waybill.collector.store;

/**
 * A copy that a search found. Immutable.
 *
 * @param message its message
 * @param figures the copy with its figures
 */
public record FoundCopy(MessageSummary message, CopyFigures figures) {}
