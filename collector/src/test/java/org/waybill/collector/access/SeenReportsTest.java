package org.waybill.collector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.record;
import static org.waybill.collector.store.SampleJournal.sent;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TestJudge;
import org.waybill.collector.store.VariantName;
import org.waybill.collector.store.derby.EmptyDerby;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord.Html;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PackedText;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

/**
 * Every question of {@link Reports}, found by reflection, put to a store in which an address stands
 * wherever one can. A new question is asked too, or fails here until it has something to ask for.
 */
class SeenReportsTest {

  private static final String DOMAIN = "there.example";
  private static final String ADDRESS = "anna@" + DOMAIN;
  private static final String LINK = "https://shop.example/?to=" + ADDRESS;
  private static final int LAST_HOUR = Hour.of(SENT_AT) + 1_000;
  private static final int LIMIT = 100;
  private static final Instant LATER = Instant.ofEpochMilli(SENT_AT).plus(Duration.ofDays(30));

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = EmptyDerby.open(folder.resolve("store"));
    SampleJournal journal = new SampleJournal();
    journal.ledger(full(sent(1, "For " + ADDRESS, 1, 2, 3)));
    journal.ledger(new Html(record(900), SENT_AT, message(1), PackedText.of("<p>xxxx</p>")));
    for (int recipient = 1; recipient <= 2; recipient++) {
      journal.hit(TokenKind.CLICK, "GET", copy(1, recipient), 1, SENT_AT + 90_000_000L, "person/1");
      journal.hit(
          TokenKind.OPEN, "GET", copy(1, recipient), 0, SENT_AT + 90_000_000L, "by/" + ADDRESS);
    }
    store.apply(journal.batch());
    while (store.settle(new TestJudge(1, 0), new Ripe(LATER, LATER))) {
      // until nothing is left
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** With an address in everything that its author writes. */
  private static Sent full(Sent sent) {
    return new Sent(
        sent.id(),
        sent.at(),
        sent.message(),
        sent.messageId(),
        sent.sender(),
        sent.from(),
        sent.subject(),
        sent.mode(),
        new Labels(
            Optional.of("tag " + ADDRESS),
            Optional.of("campaign " + ADDRESS),
            Optional.of("variant " + ADDRESS)),
        List.of(new SentLink(1, LINK, "Hello " + ADDRESS)),
        sent.copies());
  }

  @Test
  void analystShouldSeeNoAddressWhateverIsAsked() throws Exception {
    List<String> telling = new ArrayList<>();
    for (Method question : Reports.class.getMethods()) {
      for (Object[] arguments : arguments(question)) {
        String asked = question.getName() + Arrays.toString(arguments);
        assertThat(answer(question, arguments, Role.ANALYST))
            .as(asked)
            .doesNotContain("@" + DOMAIN);
        if (answer(question, arguments, Role.ADMIN).contains("@" + DOMAIN)) {
          telling.add(question.getName());
        }
      }
    }
    assertThat(telling)
        .as("these say addresses to admins, so the question could fail")
        .contains("messages", "copies", "message", "summary", "links", "copy", "events")
        .contains(
            "eventsOf", "copyEvents", "usesOf", "readersOf", "evidenceOf", "copiesOf", "nameOf");
  }

  private String answer(Method question, Object[] arguments, Role role) throws Exception {
    Viewer viewer = Viewer.of("somebody", role, new Means.Token("t1"), "192.0.2.7");
    Pseudonyms pseudonyms = new Pseudonyms(name -> new PersonCode(name.hashCode()));
    Object answer =
        question.invoke(new SeenReports(store.reports(), pseudonyms, viewer), arguments);
    return String.valueOf(answer);
  }

  /** Something for each parameter; a question about subjects is asked of each kind. */
  private static List<Object[]> arguments(Method question) {
    List<Class<?>> types = List.of(question.getParameterTypes());
    return types.contains(Subject.class) || types.contains(SubjectKind.class)
        ? Arrays.stream(SubjectKind.values()).map(kind -> arguments(types, kind)).toList()
        : List.<Object[]>of(arguments(types, SubjectKind.ALL));
  }

  private static Object[] arguments(List<Class<?>> types, SubjectKind kind) {
    Iterator<Integer> numbers = numbers(types).iterator();
    return types.stream()
        .map(type -> type == int.class ? numbers.next() : argument(type, kind))
        .toArray();
  }

  /** One is a limit; the first of more are hours. */
  private static List<Integer> numbers(List<Class<?>> types) {
    return types.stream().filter(int.class::equals).count() == 1
        ? List.of(LIMIT)
        : List.of(0, LAST_HOUR, LIMIT);
  }

  private static Object argument(Class<?> type, SubjectKind kind) {
    Map<Class<?>, Object> known =
        Map.ofEntries(
            Map.entry(MessageFilter.class, MessageFilter.ALL),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(Set.class, Set.of()),
            Map.entry(List.class, List.of(0, LAST_HOUR)),
            Map.entry(MessageKey.class, message(1)),
            Map.entry(TrackingId.class, copy(1, 1)),
            Map.entry(EventCursor.class, EventCursor.START),
            Map.entry(EventType.class, EventType.OPEN),
            Map.entry(Verdict.class, Verdict.PERSON),
            Map.entry(PersonCode.class, new PersonCode(1)),
            Map.entry(String.class, "campaign " + ADDRESS),
            Map.entry(Subject.class, subject(kind)),
            Map.entry(SubjectKind.class, kind));
    assertThat(known).as("something to ask with").containsKey(type);
    return known.get(type);
  }

  private static Subject subject(SubjectKind kind) {
    return Subject.of(
        kind,
        switch (kind) {
          case ALL -> "";
          case TARGET -> LINK;
          case TAG -> "tag " + ADDRESS;
          case CAMPAIGN -> "campaign " + ADDRESS;
          case VARIANT ->
              VariantName.of(
                      new Labels(
                          Optional.empty(),
                          Optional.of("campaign " + ADDRESS),
                          Optional.of("variant " + ADDRESS)))
                  .orElseThrow()
                  .text();
          case RECIPIENT_DOMAIN -> DOMAIN;
          case SENDER -> "news@sender.example";
          case SENDER_DOMAIN -> "sender.example";
          default -> "other";
        });
  }
}
