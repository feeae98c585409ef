package org.waybill.collector.gate;

import org.waybill.collector.report.Frame;

/**
 * The page to sign in on, ready to be written out.
 *
 * @param user as it was typed
 * @param problem why nobody was let in; empty at first
 * @param next where to go on, a path of this site
 * @param formToken what the form carries
 * @param provider the path that leads to the provider of OpenID Connect; empty where there is none
 */
public record LoginView(
    Frame frame, String user, String problem, String next, String formToken, String provider) {}
