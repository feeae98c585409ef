package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.labelled;
import static org.waybill.collector.store.SampleJournal.sent;
import static org.waybill.collector.store.SampleJournal.variant;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord.Sent;

/** Which subjects every engine holds for the largest of a period. */
public abstract class LargestContract extends StoreFixture {

  private static final int BEGIN = Hour.of(SENT_AT);

  protected LargestContract(StoreEngine engine) {
    super(engine);
  }

  private void mail(int number, String sender, int recipients) {
    Sent made = sent(number, recipients);
    journal.ledger(
        new Sent(
            made.id(),
            made.at(),
            made.message(),
            made.messageId(),
            sender,
            sender,
            made.subject(),
            made.mode(),
            Labels.tag("tag " + number),
            made.links(),
            made.copies()));
  }

  private List<String> largest(SubjectKind kind, int since, int until) {
    return store.reports().largest(kind, since, until).stream()
        .map(subject -> store.reports().nameOf(subject).orElseThrow())
        .toList();
  }

  @Test
  void largestShouldComeFirstAndOnlyThoseOfThePeriod() {
    mail(1, "few@sender.example", 1);
    mail(2, "many@sender.example", 3);
    mail(3, "few@sender.example", 1);
    mail(1_000, "later@sender.example", 9);
    journal.click(1, 1, 2, SENT_AT + 5).click(2, 1, 1, SENT_AT + 6).click(2, 2, 1, SENT_AT + 7);
    apply();

    assertThat(largest(SubjectKind.SENDER, BEGIN, BEGIN + 2))
        .containsExactly("many@sender.example", "few@sender.example");
    assertThat(largest(SubjectKind.SENDER, BEGIN, BEGIN + 24))
        .startsWith("later@sender.example")
        .hasSize(3);
    assertThat(largest(SubjectKind.RECIPIENT_DOMAIN, BEGIN, BEGIN + 2))
        .containsExactly("there.example");
    assertThat(largest(SubjectKind.TARGET, BEGIN, BEGIN + 2))
        .containsExactly("https://shop.example/one", "https://shop.example/two?a=1&b=2");
    assertThat(largest(SubjectKind.SENDER, BEGIN + 24, BEGIN + 48)).isEmpty();
    assertThat(store.reports().largestFrom(SubjectKind.SENDER, BEGIN, BEGIN + 24)).isEqualTo(BEGIN);
    assertThat(store.reports().largestFrom(SubjectKind.TARGET, BEGIN, BEGIN + 24)).isEqualTo(BEGIN);
  }

  @Test
  void largestShouldBeTwentyAtMost() {
    for (int i = 1; i <= 25; i++) {
      mail(i, "news@sender.example", i);
    }
    apply();

    assertThat(largest(SubjectKind.TAG, BEGIN, BEGIN + 2))
        .hasSize(20)
        .startsWith("tag 25", "tag 24")
        .endsWith("tag 6");
  }

  @Test
  void variantsShouldBeThoseOfTheCampaignAlone() {
    journal
        .ledger(variant(sent(1, 1), "Spring", "A"))
        .ledger(variant(sent(2, 2), "spring", "b"))
        .ledger(variant(sent(3, 2), "SPRING", "B"))
        .ledger(variant(sent(4, 1), "Autumn", "A"))
        .ledger(labelled(sent(5, 1), new Labels(empty(), Optional.of("Spring"), empty())))
        .ledger(labelled(sent(6, 1), new Labels(empty(), empty(), Optional.of("A"))));
    apply();

    List<Subject> variants = store.reports().variantsOf("Spring");

    assertThat(variants)
        .extracting(variant -> store.reports().nameOf(variant).orElseThrow())
        .containsExactlyInAnyOrder("Spring\nA", "spring\nb");
    assertThat(variants)
        .containsExactlyInAnyOrder(
            Subject.of(SubjectKind.VARIANT, "SPRING\na"),
            Subject.of(SubjectKind.VARIANT, "spring\nB"));
    assertThat(store.reports().variantsOf("Winter")).isEmpty();
    assertThat(largest(SubjectKind.CAMPAIGN, BEGIN, BEGIN + 2)).containsExactly("Spring", "Autumn");
    assertThat(largest(SubjectKind.VARIANT, BEGIN, BEGIN + 2))
        .hasSize(3)
        .startsWith("spring\nb")
        .contains("Autumn\nA", "Spring\nA");
  }

  private static Optional<String> empty() {
    return Optional.empty();
  }
}
