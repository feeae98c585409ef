package org.waybill.collector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.report.MailedReport;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FolderDisk;

/** Reports to a real mail server, by a clock that goes when it is told to. */
class ReportMailTest {

  /** A Monday, an hour before reports go out. */
  private static final Instant BEFORE = Instant.parse("2026-11-16T05:00:00Z");

  @TempDir Path folder;
  private Instant now = BEFORE;
  private boolean away;
  private Optional<Instant> settledUntil = Optional.of(Instant.MAX);
  private boolean broken;
  private GreenMail server;

  @BeforeEach
  void start() {
    server = serverAt(0);
  }

  private static GreenMail serverAt(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailOptions options(Optional<MailOptions.Login> login) {
    return options(server.getSmtp().getPort(), login);
  }

  private static MailOptions options(int port, Optional<MailOptions.Login> login) {
    return options(port, List.of("ops@sender.example", "head@sender.example"), login);
  }

  private static MailOptions options(int port, List<String> to, Optional<MailOptions.Login> login) {
    return new MailOptions(
        new ListenAddress("127.0.0.1", port),
        Security.NONE,
        login,
        "waybill@sender.example",
        to,
        Rhythm.WEEKLY,
        7,
        ZoneId.of("Europe/Berlin"),
        "en",
        "https://reports.example.org");
  }

  private ReportMail open() throws IOException {
    return open(options(Optional.empty()));
  }

  private ReportMail open(MailOptions options) throws IOException {
    return ReportMail.open(
        options, this::report, () -> settledUntil, FolderDisk.at(folder), () -> now);
  }

  private MailedReport report(Edition edition) {
    if (away) {
      throw new StoreException("injected: the store is away");
    }
    if (broken) {
      throw new IllegalArgumentException("injected: bounds out of order");
    }
    return new MailedReport(
        "Bericht über " + edition, "Größe: 41.6 %\r\n", "<p>Größe: <b>41.6 %</b></p>");
  }

  private List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  @Test
  void reportShouldGoOutOnceWhenItIsDueThoughRestarted() throws Exception {
    ReportMail mail = open();
    mail.look();
    assertThat(received()).as("nothing that was due before the first start").isEmpty();

    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    assertThat(received()).as("one for each of two").hasSize(2);
    mail.look();
    open().look();
    assertThat(received()).hasSize(2);

    now = now.plus(Duration.ofDays(7));
    open().look();
    assertThat(received()).hasSize(4);
    assertThat(received().getLast().getSubject()).isEqualTo("Bericht über 2026-11-16 2026-11-22");
  }

  @Test
  void reportShouldSayThatAProgramMadeItAndThatItIsNotTracked() throws Exception {
    ReportMail mail = open();
    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    MimeMessage message = received().getFirst();

    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("X-Waybill-Track")).containsExactly("off");
    assertThat(message.getHeader("Message-ID"))
        .containsExactly("<report-2026-11-09.2026-11-15@sender.example>");
    assertThat(message.getFrom()[0]).hasToString("waybill@sender.example");
    assertThat(message.getAllRecipients()).hasSize(2);
    assertThat(message.getSentDate().toInstant()).isEqualTo(now);
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Größe: 41.6 %\r\n");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Größe: <b>41.6 %</b></p>");
    assertThat(GreenMailUtil.getWholeMessage(message).lines())
        .allMatch(line -> line.length() <= 998);
  }

  @Test
  void reportShouldBeTriedAgainWhenTheServerIsAway() throws Exception {
    MailOptions options = options(Optional.empty());
    ReportMail mail = open(options);
    server.stop();
    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    now = now.plus(Duration.ofMinutes(9));
    assertThat(mail.failing()).isEqualTo(Duration.ofMinutes(9));

    server = serverAt(options.smtp().port());
    mail.look();
    assertThat(received()).as("not before ten minutes are over").isEmpty();
    now = now.plus(Duration.ofMinutes(1));
    mail.look();
    assertThat(received()).hasSize(2);
    assertThat(mail.failing()).isZero();
  }

  @Test
  void reportShouldWaitForTheStore() throws Exception {
    ReportMail mail = open();
    away = true;
    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    assertThat(received()).isEmpty();

    away = false;
    now = now.plus(Duration.ofMinutes(10));
    mail.look();
    assertThat(received()).hasSize(2);
  }

  @Test
  void failureNobodyForesawShouldBeSeenAndTriedAgain() throws Exception {
    ReportMail mail = open();
    broken = true;
    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(mail.failing()).isEqualTo(Duration.ofMinutes(10));

    broken = false;
    mail.look();
    assertThat(received()).hasSize(2);
    assertThat(mail.failing()).isZero();
  }

  @Test
  void loginShouldBeShownAndARefusalSaid() throws Exception {
    server.setUser("ops@sender.example", "waybill", "right");
    server.getManagers().getUserManager().setAuthRequired(true);
    ReportMail wrong = open(options(Optional.of(new MailOptions.Login("waybill", "wrong"))));
    ReportMail right = open(options(Optional.of(new MailOptions.Login("waybill", "right"))));

    assertThatThrownBy(() -> wrong.sendNow("ops@sender.example"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not take the report")
        .hasMessageNotContaining("wrong");
    right.sendNow("ops@sender.example");
    assertThat(received()).hasSize(1);
  }

  @Test
  void memoryThatCannotBeReadOrWrittenShouldNotKeepTheCollectorFromStarting() throws Exception {
    try (RandomAccessFile large =
        new RandomAccessFile(folder.resolve("report-mail").toFile(), "rw")) {
      large.setLength(2 << 20);
    }
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    disk.fault(FaultyDisk.failing(FaultyDisk.Operation.FORCE));
    ReportMail mail =
        ReportMail.open(
            options(Optional.empty()), this::report, () -> settledUntil, disk, () -> now);

    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    assertThat(received()).hasSize(2);
  }

  @Test
  void damagedMemoryShouldCountAsNone() throws Exception {
    Files.writeString(folder.resolve("report-mail"), "waybill-report-mail 1\nlast yesterday\n");
    now = BEFORE.plus(Duration.ofHours(2));
    ReportMail mail = open();
    mail.look();

    assertThat(received()).as("rather none than a second one").isEmpty();
    assertThat(Files.readString(folder.resolve("report-mail")))
        .isEqualTo("waybill-report-mail 1\nlast 2026-11-09 2026-11-15\n");
  }

  @Test
  void reportShouldGoOutOnceThoughTheServerResetsTheConnectionAfterIt() throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp().resets()) {
      ReportMail mail = open(options(scripted.port(), Optional.empty()));
      now = BEFORE.plus(Duration.ofHours(2));
      mail.look();
      now = now.plus(Duration.ofMinutes(10));
      mail.look();

      assertThat(scripted.taken()).hasSize(1);
      assertThat(mail.failing()).isZero();
    }
  }

  @Test
  void refusedAddressShouldKeepTheReportFromNobodyElseAndBeTold() throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp()) {
      scripted.answers("head@sender.example", "550 5.1.1 no such user");
      ReportMail mail = open(options(scripted.port(), Optional.empty()));
      now = BEFORE.plus(Duration.ofHours(2));
      mail.look();
      now = now.plus(Duration.ofMinutes(10));
      mail.look();
      assertThat(scripted.taken()).containsExactly(List.of("ops@sender.example"));
      assertThat(mail.failing()).isEqualTo(Duration.ofMinutes(10));

      scripted.takesAll();
      now = now.plus(Duration.ofDays(7));
      mail.look();
      assertThat(scripted.taken().getLast()).hasSize(2);
      assertThat(mail.failing()).isZero();
    }
  }

  @Test
  void addressThatIsPutOffShouldGetTheReportLater() throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp()) {
      scripted.answers("head@sender.example", "450 4.7.1 greylisted");
      ReportMail mail = open(options(scripted.port(), Optional.empty()));
      now = BEFORE.plus(Duration.ofHours(2));
      mail.look();
      scripted.takesAll();
      mail.look();
      now = now.plus(Duration.ofMinutes(10));
      mail.look();
      mail.look();

      assertThat(scripted.taken())
          .containsExactly(List.of("ops@sender.example"), List.of("head@sender.example"));
      assertThat(mail.failing()).isZero();
    }
  }

  @Test
  void refusalShouldBeToldUntilTheNextEditionThoughAnotherIsNotPutOffAnyMore() throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp()) {
      scripted
          .answers("gone@sender.example", "550 5.1.1 no such user")
          .answers("head@sender.example", "450 4.7.1 greylisted");
      ReportMail mail =
          open(
              options(
                  scripted.port(),
                  List.of("ops@sender.example", "gone@sender.example", "head@sender.example"),
                  Optional.empty()));
      now = BEFORE.plus(Duration.ofHours(2));
      mail.look();
      scripted.takesAll();
      now = now.plus(Duration.ofMinutes(10));
      mail.look();

      assertThat(scripted.taken().getLast()).containsExactly("head@sender.example");
      assertThat(mail.failing()).isEqualTo(Duration.ofMinutes(10));
    }
  }

  @Test
  void refusalOfAllShouldSayWhatTheServerSaid() throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp()) {
      scripted.answers("ops@sender.example", "550 5.1.1 no such user");
      ReportMail mail = open(options(scripted.port(), Optional.empty()));

      assertThatThrownBy(() -> mail.sendNow("ops@sender.example"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("550 5.1.1 no such user");
    }
  }

  @Test
  void reportShouldNotGoOutAgainWhenTheClockIsPutBack() throws Exception {
    ReportMail mail = open();
    now = BEFORE.plus(Duration.ofMinutes(65));
    mail.look();
    now = BEFORE.plus(Duration.ofMinutes(58));
    mail.look();
    now = BEFORE.plus(Duration.ofMinutes(61));
    mail.look();

    assertThat(received()).hasSize(2);
  }

  @Test
  void reportsShouldGoOnWhenTheClockWasAYearAhead() throws Exception {
    ReportMail mail = open();
    now = BEFORE.plus(Duration.ofDays(365));
    mail.look();
    assertThat(received()).hasSize(2);
    now = BEFORE;
    mail.look();
    assertThat(received()).hasSize(2);

    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    assertThat(received()).hasSize(4);
    assertThat(received().getLast().getSubject()).isEqualTo("Bericht über 2026-11-09 2026-11-15");
  }

  @Test
  void reportShouldBeTriedAgainInTimeWhenTheClockWasAhead() throws Exception {
    ReportMail mail = open();
    away = true;
    now = BEFORE.plus(Duration.ofDays(1));
    mail.look();

    away = false;
    now = BEFORE.plus(Duration.ofHours(2));
    mail.look();
    assertThat(received()).hasSize(2);
    assertThat(mail.failing()).isZero();
  }

  @Test
  void reportShouldWaitSixHoursAtMostForFiguresThatAreSettled() throws Exception {
    ReportMail mail = open();
    Instant monday = Instant.parse("2026-11-15T23:00:00Z");
    now = BEFORE.plus(Duration.ofHours(2));
    settledUntil = Optional.of(monday.minusMillis(1));
    mail.look();
    settledUntil = Optional.empty();
    mail.look();
    assertThat(received()).isEmpty();
    assertThat(mail.failing()).isZero();

    settledUntil = Optional.of(monday);
    mail.look();
    assertThat(received()).hasSize(2);

    settledUntil = Optional.empty();
    now = BEFORE.plus(Duration.ofDays(7)).plus(Duration.ofHours(7)).minusMillis(1);
    mail.look();
    assertThat(received()).hasSize(2);
    now = now.plusMillis(1);
    mail.look();
    assertThat(received()).hasSize(4);
  }
}
