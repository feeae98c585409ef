package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waybill.collector.search.Search;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

/** What every engine has to find for a search. */
public abstract class SearchContract extends StoreFixture {

  private static final Instant NOW = Instant.ofEpochMilli(SampleJournal.SENT_AT);
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  protected SearchContract(StoreEngine engine) {
    super(engine);
  }

  /** A message by {@code SENDER@HOST} with a subject, a tag, one link and some recipients. */
  private void mail(int number, String from, String subject, String tag, String... recipients) {
    List<SentCopy> copies =
        IntStream.range(0, recipients.length)
            .mapToObj(
                i ->
                    new SentCopy(
                        SampleJournal.copy(number, i + 1),
                        new PersonCode(i + 1),
                        recipients[i],
                        1,
                        1))
            .toList();
    journal.ledger(
        new Sent(
            SampleJournal.record(number),
            SampleJournal.SENT_AT + number * 60_000L,
            SampleJournal.message(number),
            Optional.of(SampleJournal.messageId(number)),
            from,
            from,
            subject,
            Mode.IDENTIFIED,
            tag.isEmpty() ? Labels.NONE : of(tag),
            List.of(
                new SentLink(
                    1, "https://u@www.shop%d.example:8/p%d".formatted(number, number), "")),
            copies));
  }

  private static Labels of(String tag) {
    return new Labels(Optional.of(tag), Optional.of("Spring Sale"), Optional.of("B"));
  }

  private void mails() {
    mail(1, "billing@a.example", "Invoice 7 for you", "invoice", "ann@x.example", "bob@y.example");
    mail(2, "news@a.example", "Weekly news", "", "ann@x.example");
    mail(3, "billing@b.example", "Reminder: invoice 7", "", "cy@sub.x.example", "bob@y.example");
    journal.click(1, 1, 1, 10).open(1, 2, 20).open(3, 1, 30).open(3, 1, 31);
    settle();
  }

  /** The numbers of the messages found, newest first. */
  private List<Integer> found(String query) {
    Search search = Search.parse(query);
    assertThat(search.faults()).as(query).isEmpty();
    MessageFilter filter = filter(search);
    List<Integer> numbers = new ArrayList<>();
    Optional<MessageCursor> after = Optional.empty();
    do {
      MessagePage page = store.reports().messages(filter, after, 2);
      page.items().forEach(item -> numbers.add(item.id().bytes()[15] & 0xFF));
      after = page.next();
    } while (after.isPresent());
    return numbers;
  }

  private static MessageFilter filter(Search search) {
    return MessageFilter.of(search.at(NOW));
  }

  @Test
  void searchShouldFindByTheMessagesOwnTexts() {
    mails();

    assertThat(found("")).containsExactly(3, 2, 1);
    assertThat(found("INVOICE")).containsExactly(3, 1);
    assertThat(found("\"invoice 7\" -reminder")).containsExactly(1);
    assertThat(found("subject:weekly OR tag:INVOICE")).containsExactly(2, 1);
    assertThat(found("tag:inv")).isEmpty();
    assertThat(found("campaign:\"spring sale\" variant:b")).containsExactly(1);
    assertThat(found("campaign:spring")).isEmpty();
    assertThat(found("-variant:B")).containsExactly(3, 2);
    assertThat(found("sale")).containsExactly(1);
    assertThat(found("from:billing@a.example")).containsExactly(1);
    assertThat(found("from:billing")).containsExactly(3, 1);
    assertThat(found("from:@a.example")).containsExactly(2, 1);
    assertThat(found("id:MSG-2@sender.example")).containsExactly(2);
    assertThat(found("id:msg-")).containsExactly(3, 2, 1);
    assertThat(found("id:msg-3*")).containsExactly(3);
    assertThat(found("<msg-2@sender.example>")).containsExactly(2);
  }

  @Test
  void searchShouldKnowAPastedAddressFromAMessageId() {
    mails();

    assertThat(found("msg-2@sender.example")).containsExactly(2);
    assertThat(found("BOB@y.example")).containsExactly(3, 1);
    assertThat(found("billing@b.example")).containsExactly(3);
    assertThat(found("ann@x.example OR billing@b.example")).containsExactly(3, 2, 1);
    assertThat(found("ann@x.example billing@b.example")).isEmpty();
  }

  @Test
  void searchShouldAskForOneAndTheSameCopy() {
    mails();

    assertThat(found("to:ann@x.example")).containsExactly(2, 1);
    assertThat(found("to:ann")).containsExactly(2, 1);
    assertThat(found("domain:x.example")).containsExactly(3, 2, 1);
    assertThat(found("domain:sub.x.example")).containsExactly(3);
    assertThat(found("to:ann to:bob")).isEmpty();
    assertThat(found("-to:bob")).containsExactly(2);
    assertThat(found("(to:ann OR domain:sub.x.example) -tag:invoice")).containsExactly(3, 2);
  }

  @Test
  void searchShouldFindByLinksCountsAndTimes() {
    mails();

    assertThat(found("link:/p2")).containsExactly(2);
    assertThat(found("host:shop3.example")).containsExactly(3);
    assertThat(found("host:u@www.shop3.example")).isEmpty();
    assertThat(found("opens:>1")).containsExactly(3);
    assertThat(found("clicks:0 opens:<=1")).containsExactly(2);
    assertThat(found("after:" + NOW.plusSeconds(120))).containsExactly(3, 2);
    assertThat(found("-after:" + NOW.plusSeconds(120))).containsExactly(1);
    assertThat(found("before:" + NOW.plusSeconds(120))).containsExactly(1);
    assertThat(found("newer_than:1h")).containsExactly(3, 2, 1);
    assertThat(found("older_than:1h")).isEmpty();
  }

  @Test
  void searchShouldFindByWhereACopyStandsAndWhy() {
    mail(1, "billing@a.example", "One", "", "ann@x.example", "bob@y.example");
    mail(2, "billing@a.example", "Two", "", "ann@x.example");
    mail(3, "billing@a.example", "Three", "", "bob@y.example", "cy@y.example");
    journal.ledger(SampleJournal.bounced(3, 2, SampleJournal.SENT_AT + 7, 1));
    hit(TokenKind.CLICK, 1, 1, "person");
    hit(TokenKind.OPEN, 1, 2, "machine burst");
    hit(TokenKind.OPEN, 2, 1, "uncertain ms-pixel");
    hit(TokenKind.OPEN, 3, 1, "person");
    settle();

    assertThat(found("is:clicked")).containsExactly(1);
    assertThat(found("is:opened")).containsExactly(3, 1);
    assertThat(found("is:unopened")).containsExactly(3, 2, 1);
    assertThat(found("is:unopened to:bob")).containsExactly(1);
    assertThat(found("is:machine")).containsExactly(1);
    assertThat(found("is:uncertain")).containsExactly(2);
    assertThat(found("is:bounced")).containsExactly(3);
    assertThat(found("is:waiting")).isEmpty();
    assertThat(found("to:ann is:clicked")).containsExactly(1);
    assertThat(found("to:bob is:clicked")).isEmpty();
    assertThat(found("to:bob@y.example (is:machine OR is:opened)")).containsExactly(3, 1);
    assertThat(found("reason:burst")).containsExactly(1);
    assertThat(found("reason:burst to:ann")).isEmpty();
    assertThat(found("reason:ms-pixel OR reason:apple")).containsExactly(2);
    assertThat(found("opens:1")).containsExactly(3);
    assertThat(found("clicks:>=1")).containsExactly(1);
  }

  @Test
  void copiesShouldBeThoseTheTermsAboutCopiesHoldFor() {
    mails();

    assertThat(copies("")).containsExactly("3 bob", "3 cy", "2 ann", "1 ann", "1 bob");
    assertThat(copies("to:bob")).containsExactly("3 bob", "1 bob");
    assertThat(copies("bob@y.example")).containsExactly("3 bob", "1 bob");
    assertThat(copies("billing@b.example")).containsExactly("3 bob", "3 cy");
    assertThat(copies("from:billing is:opened")).containsExactly("3 cy", "1 ann", "1 bob");
    assertThat(copies("is:clicked OR domain:sub.x.example")).containsExactly("3 cy", "1 ann");
    assertThat(copies("-is:clicked")).containsExactly("3 bob", "3 cy", "2 ann");
  }

  /** The number of the message and the name of the recipient of every copy found. */
  private List<String> copies(String query) {
    MessageFilter filter = filter(Search.parse(query));
    List<String> copies = new ArrayList<>();
    Optional<MessageCursor> after = Optional.empty();
    do {
      CopyPage page = store.reports().copies(filter, after, 1);
      for (FoundCopy copy : page.items()) {
        String recipient = copy.figures().recipient();
        int number = copy.message().id().bytes()[15];
        copies.add(number + " " + recipient.substring(0, recipient.indexOf('@')));
      }
      after = page.next();
    } while (after.isPresent());
    return copies;
  }

  private void hit(TokenKind kind, int message, int recipient, String agent) {
    TrackingId copy = SampleJournal.copy(message, recipient);
    journal.hit(kind, "GET", copy, kind == TokenKind.CLICK ? 1 : 0, 10, agent);
  }

  private void settle() {
    store.apply(journal.batch());
    Ripe all = new Ripe(LATER, LATER);
    while (store.settle(new TestJudge(1, 0), all)) {
      // until nothing is left
    }
  }

  @Test
  void countryShouldFindWhatPersonsOpenedThere() {
    mail(1, "news@sender.example", "one", "", "r1@there.example", "r2@there.example");
    mail(2, "news@sender.example", "two", "", "r1@there.example");
    hit(TokenKind.OPEN, 1, 1, "person");
    hit(TokenKind.OPEN, 1, 2, "machine burst");
    hit(TokenKind.CLICK, 2, 1, "person at");
    settle();

    assertThat(copies("country:de")).containsExactly("1 r1");
    assertThat(copies("country:AT")).containsExactly("2 r1");
    assertThat(copies("country:FR")).isEmpty();
    assertThat(copies("-country:DE")).containsExactly("2 r1");
  }

  @Test
  void searchShouldSayWhereToGoOnWhenMatchesAreRare() {
    for (int i = 1; i <= 6_000; i++) {
      journal.ledger(sent(i, i == 1 ? "needle" : "hay", 1));
      if (i % 500 == 0) {
        store.apply(journal.batch());
      }
    }
    MessageFilter filter = filter(Search.parse("subject:needle"));

    MessagePage first = store.reports().messages(filter, Optional.empty(), 50);
    MessagePage second = store.reports().messages(filter, first.next(), 50);

    assertThat(first.items()).isEmpty();
    assertThat(first.next()).isPresent();
    assertThat(first.next().get().sentAt()).isGreaterThan(SampleJournal.SENT_AT);
    assertThat(second.items().size() + (second.next().isPresent() ? 1 : 0)).isPositive();
  }
}
