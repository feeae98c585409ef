package org.waybill.collector.report;

/**
 * A report as it goes out by mail. Immutable.
 *
 * @param subject one line
 * @param text the same as the HTML, for whoever reads plain text
 * @param html one page with one table; names nothing that would have to be fetched
 */
public record MailedReport(String subject, String text, String html) {}
