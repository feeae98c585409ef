package org.waybill.collector.store;

/**
 * One link of a message with its figures over all copies. Immutable.
 *
 * @param number its number in the message, from 1
 * @param url the target
 * @param label the text a reader sees on it; may be empty
 * @param copies how many copies had it followed at least once
 * @param clicks requests for it
 */
public record LinkFigures(int number, String url, String label, long copies, Figures clicks) {}
