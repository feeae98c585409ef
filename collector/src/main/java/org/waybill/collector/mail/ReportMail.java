package org.waybill.collector.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.report.MailedReport;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Disk;

/**
 * Sends each edition of the report once, though the collector is restarted; one that does not go
 * out is tried again every ten minutes, until the next takes its place, and so is what a mail
 * server takes for some only. It waits, for some hours at most, until every hit of its days is
 * judged. What was due before the first start is not sent. Thread-safe; blocks on store and mail
 * server.
 */
public final class ReportMail {

  private static final Logger LOG = LoggerFactory.getLogger(ReportMail.class);

  private static final Duration RETRY = Duration.ofMinutes(10);

  /** After these hours a report of figures that are not settled is better than none. */
  private static final Duration PATIENCE = Duration.ofHours(6);

  private final MailOptions options;
  private final Function<Edition, MailedReport> writer;
  private final Supplier<Optional<Instant>> settledUntil;
  private final Smtp smtp;
  private final SentEditions sent;
  private final InstantSource clock;
  private volatile @Nullable Instant failingSince;
  private Instant notBefore = Instant.MIN;
  private Taken standing = Taken.FOR_ALL;

  private ReportMail(
      MailOptions options,
      Function<Edition, MailedReport> writer,
      Supplier<Optional<Instant>> settledUntil,
      SentEditions sent,
      InstantSource clock) {
    this.options = options;
    this.writer = writer;
    this.settledUntil = settledUntil;
    this.smtp = new Smtp(options);
    this.sent = sent;
    this.clock = clock;
  }

  /**
   * Opens it; nothing goes out before {@link #look}.
   *
   * @param writer makes the report of an edition; may throw {@link StoreException}
   * @param settledUntil up to when every hit is judged; empty where unknown
   * @param disk the data folder
   */
  public static ReportMail open(
      MailOptions options,
      Function<Edition, MailedReport> writer,
      Supplier<Optional<Instant>> settledUntil,
      Disk disk,
      InstantSource clock) {
    ReportMail mail = new ReportMail(options, writer, settledUntil, SentEditions.open(disk), clock);
    if (mail.sent.last().isEmpty()) {
      mail.keep(mail.newest(), "a restart begins anew, and nothing is sent twice by that");
    }
    return mail;
  }

  /** For how long it has not gone out to everybody although it is due; zero where all is well. */
  public Duration failing() {
    Instant since = failingSince;
    Instant now = clock.instant();
    return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  /** Sends what is due, where something is. */
  public synchronized void look() {
    Instant now = clock.instant();
    Edition newest = newest();
    if (isToWait(now)) {
      return;
    }
    try {
      forgetOneOfTheFuture(newest);
      List<String> to = to(newest, now);
      if (!to.isEmpty()) {
        took(newest, send(newest, to, "report-" + newest.toString().replace(' ', '.')), now);
      }
    } catch (MailException | StoreException e) {
      failed(now, e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("the report of {} could not be made or sent", newest, e);
      failed(now, e);
    }
  }

  /** A time further ahead than was ever set is of a clock that was put back since. */
  private boolean isToWait(Instant now) {
    return now.isBefore(notBefore) && !notBefore.isAfter(now.plus(RETRY));
  }

  /** A clock that was days ahead would keep all reports back until it is right. */
  private void forgetOneOfTheFuture(Edition newest) {
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), options.zone()).plusDays(1);
    if (sent.last().filter(last -> last.last().isAfter(tomorrow)).isPresent()) {
      LOG.warn(
          "the report of a day to come went out: the clock was ahead; next is after {}", newest);
      keep(newest, "a restart finds the other again");
    }
  }

  /** Who gets it now. */
  private List<String> to(Edition newest, Instant now) {
    boolean isNew = sent.last().filter(last -> !newest.last().isAfter(last.last())).isEmpty();
    if (!isNew) {
      return sent.last().filter(newest::equals).isPresent() ? standing.later() : List.of();
    }
    return isSettled(newest, now) ? options.to() : List.of();
  }

  private boolean isSettled(Edition edition, Instant now) {
    Instant end = edition.end(options.zone());
    Instant due = end.plus(Duration.ofHours(options.hour()));
    return !now.isBefore(due.plus(PATIENCE))
        || settledUntil.get().filter(settled -> !settled.isBefore(end)).isPresent();
  }

  private void took(Edition edition, Taken taken, Instant now) {
    LOG.info("the report of {} went out", edition);
    standing = sent.last().filter(edition::equals).isPresent() ? standing.then(taken) : taken;
    notBefore = standing.later().isEmpty() ? Instant.MIN : now.plus(RETRY);
    if (standing.isForAll()) {
      failingSince = null;
    } else {
      failingSince = failingSince == null ? now : failingSince;
      LOG.warn(
          "the mail server {} did not take it for all of report.mail.to: never for {}, later"
              + " perhaps for {}",
          options.smtp(),
          standing.refused(),
          standing.later());
    }
    keep(edition, "a restart sends it again");
  }

  /** It counts at once, though the disk fails. */
  private void keep(Edition edition, String otherwise) {
    try {
      sent.keep(edition);
    } catch (IOException e) {
      LOG.warn("which report went out last cannot be kept ({}): {}", e.getMessage(), otherwise);
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
      var unused = send(newest, List.of(to), "report-try-" + clock.millis());
      return newest;
    } catch (MailException | StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Taken send(Edition edition, List<String> to, String id) throws MailException {
    return smtp.send(to, writer.apply(edition), id, clock.instant());
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
