package org.waybill.collector;

import java.time.Duration;
import org.waybill.collector.mail.ReportMail;
import org.waybill.collector.rounds.Rounds;

/**
 * Looks every minute whether a report is due. On a thread of its own: a mail server that takes
 * minutes for each answer, and a store that takes as long to open, hold up nothing but the report.
 */
final class MailRounds {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** One that is being sent ends with the process: nobody waits for a mail server. */
  private static final Duration END = Duration.ofSeconds(1);

  private MailRounds() {}

  /** Begins after a minute, and ends with the rest. */
  static void begin(Closing closing, ReportMail mail) {
    closing.add(
        new Rounds("waybill-report-mail", "the report by mail", PERIOD, END, mail::look)
            .startLater());
  }
}
