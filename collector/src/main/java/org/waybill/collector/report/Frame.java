package org.waybill.collector.report;

/**
 * What every page has round its content.
 *
 * @param title of the window; may hold anything, is escaped
 * @param stylesheet the path of the style sheet
 * @param made when the page was made
 */
public record Frame(String title, String stylesheet, Moment made) {}
