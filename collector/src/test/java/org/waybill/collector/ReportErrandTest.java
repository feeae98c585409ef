package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.mail.MailOptions;
import org.waybill.collector.mail.Rhythm;
import org.waybill.collector.mail.Security;

/** A whole collector sends its report when the command line wants it. */
class ReportErrandTest {

  @TempDir Path folder;

  private List<String> ask(String to) throws Exception {
    List<String> said = new ArrayList<>();
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.REPORT, to, said::add)).isZero();
    }
    return said;
  }

  @Test
  void reportShouldGoToWhoIsNamed() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    Installation installation = new Installation(folder);
    installation.reportMail =
        Optional.of(
            new MailOptions(
                new ListenAddress("127.0.0.1", server.getSmtp().getPort()),
                Security.NONE,
                Optional.empty(),
                "waybill@sender.example",
                List.of("ops@sender.example"),
                Rhythm.DAILY,
                7,
                ZoneOffset.UTC,
                "en",
                "https://reports.example.org"));
    try (RunningCollector running = RunningCollector.of(installation)) {
      RunningCollector.await(running.collector::isReady);
      assertThat(ask("me@sender.example"))
          .containsExactly(
              "The report of 2026-11-01 to 2026-11-01 is with the mail server, for"
                  + " me@sender.example.");
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0]))
          .contains("Subject: Waybill report, Sun 1 November 2026", "X-Waybill-Track: off")
          .contains("https://reports.example.org/overview?from=2026-11-01");
      assertThatThrownBy(() -> ask("nobody")).hasMessageContaining("is no address");
    } finally {
      server.stop();
    }
  }

  @Test
  void commandShouldSayWhatIsMissingWithoutMail() throws Exception {
    try (RunningCollector running = RunningCollector.of(new Installation(folder))) {
      RunningCollector.await(running::isStoreOpen);

      assertThatThrownBy(() -> ask("me@sender.example"))
          .hasMessageContaining("report.mail.to is empty");
    }
  }
}
