package org.waybill.bench.http;

import java.util.Locale;

/**
 * The same requests to the collector and to nginx.
 *
 * @param most the collector's CPU a request may be so many times nginx's
 */
record Contest(String title, boolean pixel, int connections, double most) {

  String row(Spread ratio, Spread mine, Spread theirs, Spread speed) {
    return String.format(
        Locale.ROOT,
        "%-32s %-24s aim <= %.2f%-9s us %-22s us %-22s answers/s %s%n",
        title,
        ratio.text(2),
        most,
        ratio.median() <= most ? "" : ", MISSED",
        mine.text(1),
        theirs.text(1),
        speed.text(0));
  }
}
