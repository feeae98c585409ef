package org.waybill.collector.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.report.MailedReport;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Disk;

/**
 * Sends each edition of the report once, though the collector is restarted; one that does not go
 * out is tried again every ten minutes, until the next takes its place. What was due before the
 * first start is not sent. Thread-safe; blocks on store and mail server.
 */
public final class ReportMail {

  private static final Logger LOG = LoggerFactory.getLogger(ReportMail.class);

  private static final Duration RETRY = Duration.ofMinutes(10);

  private final MailOptions options;
  private final Function<Edition, MailedReport> writer;
  private final Smtp smtp;
  private final SentEditions sent;
  private final InstantSource clock;
  private volatile @Nullable Instant failingSince;
  private Instant notBefore = Instant.MIN;

  private ReportMail(
      MailOptions options,
      Function<Edition, MailedReport> writer,
      SentEditions sent,
      InstantSource clock) {
    this.options = options;
    this.writer = writer;
    this.smtp = new Smtp(options);
    this.sent = sent;
    this.clock = clock;
  }

  /**
   * Opens it; nothing goes out before {@link #look}.
   *
   * @param writer makes the report of an edition; may throw {@link StoreException}
   * @param disk the data folder
   */
  public static ReportMail open(
      MailOptions options, Function<Edition, MailedReport> writer, Disk disk, InstantSource clock)
      throws IOException {
    ReportMail mail = new ReportMail(options, writer, SentEditions.open(disk), clock);
    if (mail.sent.last().isEmpty()) {
      mail.sent.sent(mail.newest());
    }
    return mail;
  }

  /** For how long it has not gone out although it is due; zero where all is well. */
  public Duration failing() {
    Instant since = failingSince;
    return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
  }

  /** Sends what is due, where something is. */
  public synchronized void look() {
    Instant now = clock.instant();
    Edition newest = newest();
    if (now.isBefore(notBefore) || sent.last().filter(newest::equals).isPresent()) {
      return;
    }
    try {
      send(newest, options.to(), "report-" + newest.toString().replace(' ', '.'));
      failingSince = null;
      notBefore = Instant.MIN;
      LOG.info("the report of {} went out to {} addresses", newest, options.to().size());
      sent.sent(newest);
    } catch (MailException | StoreException e) {
      failed(now, e);
    } catch (IOException e) {
      LOG.warn(
          "the report went out, and that cannot be kept ({}): a restart sends it again",
          e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("the report of {} could not be made or sent", newest, e);
      failed(now, e);
    }
  }

  /**
   * Sends the newest edition to somebody now, whether it went out before or not.
   *
   * @throws IOException where it does not go out; fit for an admin
   */
  public Edition sendNow(String to) throws IOException {
    Edition newest = newest();
    try {
      send(newest, List.of(to), "report-try-" + clock.millis());
      return newest;
    } catch (MailException | StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void send(Edition edition, List<String> to, String id) throws MailException {
    smtp.send(to, writer.apply(edition), id, clock.instant());
  }

  private void failed(Instant now, Throwable e) {
    if (failingSince == null) {
      failingSince = now;
    }
    notBefore = now.plus(RETRY);
    LOG.warn("{}; it is tried again in {} minutes", e.getMessage(), RETRY.toMinutes());
    LOG.debug("the cause", e);
  }

  private Edition newest() {
    return options.rhythm().newest(clock.instant().atZone(options.zone()), options.hour());
  }
}
