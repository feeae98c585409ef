package org.waybill.collector.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;

/**
 * What is asked of figures. Immutable.
 *
 * @param by what a row is
 * @param since the first hour
 * @param until the first hour that is left out
 * @param of whose figures, where rows are stretches of time
 * @param zone whose days
 */
record FigureQuery(By by, int since, int until, Subject of, ZoneId zone) {

  /** What a row stands for. */
  enum By {
    ALL,
    DAY,
    HOUR,
    SENDER,
    DOMAIN,
    TAG,
    CAMPAIGN,
    VARIANT,
    LINK,
    REASON,
    CLIENT,
    SYSTEM,
    COUNTRY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether rows are stretches of time. */
    boolean isTime() {
      return this == ALL || this == DAY || this == HOUR;
    }
  }

  private static final Duration USUAL = Duration.ofDays(7);
  private static final int MOST_HOURS = 31 * 24;
  private static final int MOST = 400 * 24;

  private static final Parameter<By> BY =
      Parameter.choice(
          "by",
          "What a row is; of all but stretches of time and reasons those with most. A variant is"
              + " one within its campaign; client, system and country are of hits by persons:"
              + " (image proxy) where a mail provider stood between.",
          Arrays.asList(By.values()),
          By::word);

  private static final Parameter<Instant> SINCE =
      Parameter.time(
          "since", "The period begins with this hour; 7 days before its end if missing.");

  private static final Parameter<Instant> UNTIL =
      Parameter.time("until", "The period ends before the hour this begins; now if missing.");

  private static final Parameter<ZoneId> ZONE =
      Parameter.parsed(
          "tz",
          "The zone whose days are meant with by=day; UTC if missing.",
          "takes a zone of IANA such as Europe/Berlin",
          FigureQuery::zone,
          "Europe/Berlin");

  private static final Parameter<String> SENDER =
      Parameter.text("sender", "Only of this envelope sender.", "news@sender.example");

  private static final Parameter<String> SENDER_DOMAIN =
      Parameter.text("senderDomain", "Only of senders at this domain.", "sender.example");

  private static final Parameter<String> DOMAIN =
      Parameter.text("domain", "Only of recipients at this domain.", "there.example");

  private static final Parameter<String> TAG =
      Parameter.text("tag", "Only of messages with this tag.", "invoice");

  private static final Parameter<String> CAMPAIGN =
      Parameter.text("campaign", "Only of messages of this campaign.", "spring sale");

  private static final Parameter<String> LINK =
      Parameter.text("link", "Only of links to this URL.", "https://shop.example/one");

  static final List<Parameter<?>> PARAMETERS =
      List.of(BY, SINCE, UNTIL, ZONE, SENDER, SENDER_DOMAIN, DOMAIN, TAG, CAMPAIGN, LINK);

  /**
   * Reads it.
   *
   * @throws ParameterException where parameters do not go together
   */
  static FigureQuery read(Asked asked, Instant now) {
    By by = asked.value(BY).orElse(By.ALL);
    Instant until = asked.value(UNTIL).orElse(now);
    Instant since = asked.value(SINCE).orElse(until.minus(USUAL));
    int first = Hour.of(since.toEpochMilli());
    int last = Hour.of(until.toEpochMilli() - 1);
    int most = by == By.HOUR ? MOST_HOURS : MOST;
    if (!since.isBefore(until) || (long) last - first >= most) {
      throw new ParameterException(
          new BadParameter(
              "since",
              since.toString(),
              "lies before until, %s, by %d days at most with by=%s"
                  .formatted(until, most / 24, by.word())));
    }
    return new FigureQuery(
        by, first, last + 1, subject(asked, by), asked.value(ZONE).orElse(ZoneOffset.UTC));
  }

  private static Subject subject(Asked asked, By by) {
    List<Subject> given = new ArrayList<>();
    add(given, asked, SENDER, SubjectKind.SENDER);
    add(given, asked, SENDER_DOMAIN, SubjectKind.SENDER_DOMAIN);
    add(given, asked, DOMAIN, SubjectKind.RECIPIENT_DOMAIN);
    add(given, asked, TAG, SubjectKind.TAG);
    add(given, asked, CAMPAIGN, SubjectKind.CAMPAIGN);
    add(given, asked, LINK, SubjectKind.TARGET);
    if (given.size() > 1 || (!given.isEmpty() && !by.isTime())) {
      throw new ParameterException(
          new BadParameter(
              "by",
              by.word(),
              "figures are kept by one thing at a time: give one of sender, senderDomain, domain,"
                  + " tag, campaign and link, and by=day, by=hour or no by with it"));
    }
    return given.isEmpty() ? Subject.ALL : given.getFirst();
  }

  private static void add(
      List<Subject> given, Asked asked, Parameter<String> parameter, SubjectKind kind) {
    asked.value(parameter).ifPresent(name -> given.add(Subject.of(kind, name)));
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether there are figures of what was sent, and not only of hits. */
  boolean isSent() {
    return of.kind().isSent() && by.compareTo(By.LINK) < 0;
  }
}
