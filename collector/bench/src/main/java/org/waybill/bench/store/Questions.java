package org.waybill.bench.store;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;

/** What report pages ask of the store, with what they ask for drawn anew each time. */
final class Questions {

  private static final int PAGE = 50;
  private static final int WEEK = 7 * 24;
  private static final int MONTH = 30 * 24;

  private final Random random = new Random(3);
  private final Reports reports;
  private final int messages;
  private final int until;

  /** Asks about mail and hits up to a moment. */
  Questions(Reports reports, int messages, long end) {
    this.reports = reports;
    this.messages = messages;
    this.until = Hour.of(end) + 1;
  }

  /** The median and the 99th percentile of each question, in milliseconds, a line each. */
  String ask(int times) {
    Map<String, Runnable> questions = new LinkedHashMap<>();
    questions.put("newest 50 messages", () -> list(MessageFilter.ALL));
    questions.put("newest 50 messages of a sender", () -> list(of(sender(), Optional.empty())));
    questions.put("newest 50 messages to a recipient", () -> list(of(Optional.empty(), reader())));
    questions.put(
        "a message: 100 copies, 10 links", () -> reports.message(Workload.message(message())));
    questions.put(
        "50 events of a message",
        () -> reports.eventsOf(Workload.message(message()), EventCursor.START, PAGE));
    questions.put("1,000 events", () -> reports.events(EventCursor.START, 1_000));
    questions.put(
        "30 days of everything", () -> reports.subject(Subject.ALL, until - MONTH, until));
    questions.put("30 days of a sender", () -> subject(SubjectKind.SENDER, sender().orElseThrow()));
    questions.put(
        "30 days of a recipient domain",
        () -> subject(SubjectKind.RECIPIENT_DOMAIN, Workload.domain(random.nextInt(1_000_000))));
    questions.put("7 days of 50 recipient domains", this::domains);
    questions.put("largest senders of 30 days", () -> largest(SubjectKind.SENDER));
    questions.put(
        "largest recipient domains of 30 days", () -> largest(SubjectKind.RECIPIENT_DOMAIN));
    questions.put("largest links of 30 days", () -> largest(SubjectKind.TARGET));
    questions.put("search: an address, pasted", () -> search(reader().orElseThrow()));
    questions.put("search: a word nobody wrote", () -> search("nowhere"));
    questions.put("search: a part of a recipient", () -> search("to:nowhere"));
    questions.put("search: is:clicked", () -> search("is:clicked"));
    questions.put("search: reason:burst", () -> search("reason:burst"));
    StringBuilder lines = new StringBuilder();
    questions.forEach(
        (name, question) -> {
          Measured millis = measure(question, times);
          lines.append(
              String.format(
                  Locale.ROOT,
                  "  %-36s median %8.2f ms   p99 %8.2f ms%n",
                  name,
                  millis.quantile(0.5),
                  millis.quantile(0.99)));
        });
    return lines.toString();
  }

  private static Measured measure(Runnable question, int times) {
    for (int i = 0; i < times / 10; i++) {
      question.run();
    }
    Measured millis = new Measured();
    for (int i = 0; i < times; i++) {
      long before = System.nanoTime();
      question.run();
      millis.add((System.nanoTime() - before) / 1e6);
    }
    return millis;
  }

  private void list(MessageFilter filter) {
    reports.messages(filter, Optional.empty(), PAGE);
  }

  private static MessageFilter of(Optional<String> sender, Optional<String> recipient) {
    return new MessageFilter(
        Optional.empty(),
        sender,
        recipient,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Search.EMPTY.expression());
  }

  private void search(String query) {
    list(MessageFilter.of(Search.parse(query).expression()));
  }

  private void largest(SubjectKind kind) {
    reports.largest(kind, until - MONTH, until);
  }

  private void subject(SubjectKind kind, String name) {
    reports.subject(Subject.of(kind, name), until - MONTH, until);
  }

  private void domains() {
    for (int i = 0; i < PAGE; i++) {
      Subject domain =
          Subject.of(SubjectKind.RECIPIENT_DOMAIN, Workload.domain(random.nextInt(1_000_000)));
      reports.subject(domain, until - WEEK, until);
    }
  }

  private int message() {
    return random.nextInt(messages);
  }

  private Optional<String> sender() {
    return Optional.of(Workload.sender(message()));
  }

  private Optional<String> reader() {
    return Optional.of(Workload.reader(message(), random.nextInt(Workload.COPIES_PER_MESSAGE)));
  }
}
