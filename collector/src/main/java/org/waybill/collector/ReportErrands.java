package org.waybill.collector;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.mail.Edition;
import org.waybill.collector.mail.ReportMail;

/** What the command line has done with the report that goes out by mail. */
final class ReportErrands {

  private ReportErrands() {}

  static Map<ErrandName, Errand> on(Optional<ReportMail> mail) {
    return Map.of(
        ErrandName.REPORT,
        (to, say) -> {
          ReportMail open =
              mail.orElseThrow(
                  () ->
                      new IOException(
                          "report.mail.to is empty, so no report goes out; set report.mail.* in"
                              + " collector.properties and restart the collector"));
          Edition edition = open.sendNow(address(to));
          say.accept(
              "The report of %s to %s is with the mail server, for %s."
                  .formatted(edition.from(), edition.last(), to));
          return 0;
        });
  }

  private static String address(String text) throws IOException {
    try {
      return MailSettings.mailbox(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("'%s' is no address such as ops@example.org".formatted(text), e);
    }
  }
}
