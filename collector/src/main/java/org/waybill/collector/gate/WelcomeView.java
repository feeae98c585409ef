package org.waybill.collector.gate;

import org.waybill.collector.report.Frame;

/**
 * The page that leads on whoever came in from elsewhere.
 *
 * @param next where, a path of this site
 */
public record WelcomeView(Frame frame, String next) {}
