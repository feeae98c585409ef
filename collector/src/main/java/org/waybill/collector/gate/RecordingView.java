package org.waybill.collector.gate;

import java.util.List;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Moment;
import org.waybill.collector.report.Shown;

/**
 * The page on which recording is switched off and on, ready to be written out.
 *
 * @param problem why it was not switched; empty where it was not tried, or was
 * @param why in the words of whoever switched it last
 * @param domains for which senders it is off, the newest first
 * @param formToken for its form; empty for a reader without a session
 */
public record RecordingView(
    Frame frame, String problem, Shown why, List<Row> domains, String formToken) {

  /** Copies the list. */
  public RecordingView {
    domains = List.copyOf(domains);
  }

  /** A sender domain for which it is off. */
  public record Row(String domain, Moment from, Shown by, Shown why) {}
}
