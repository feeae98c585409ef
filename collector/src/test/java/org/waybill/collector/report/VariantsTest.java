package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;
import static org.waybill.collector.store.SampleJournal.variant;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.SampleJournal;
import org.waybill.wire.TokenKind;

class VariantsTest {

  private static final long LATER = SampleJournal.SENT_AT + 86_400_000;

  @TempDir private Path folder;
  private ReportSite site;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** A variant's message, of which persons clicked so many copies. */
  private void mail(int number, String variant, int copies, int clicked) {
    site.journal.ledger(variant(sent(number, copies), "Spring", variant));
    for (int i = 1; i <= clicked; i++) {
      site.journal.hit(
          TokenKind.CLICK, "GET", SampleJournal.copy(number, i), 1, LATER + i, "person/1");
    }
  }

  private String page(int number) {
    site.apply();
    site.settle();
    String page = site.get("/messages/" + message(number)).body();
    int from = page.indexOf("<h2 id=\"variants\"");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  @Test
  void pageShouldSayWhichVariantWasClickedMore() {
    mail(1, "A", 400, 20);
    mail(2, "B", 400, 60);

    assertThat(page(1))
        .contains("B was clicked 10.0 points more than A, between 5.9 and 14.2.")
        .contains("<tr class=\"sel\">")
        .contains("+10.0 points, between +5.9 and +14.2");
  }

  @Test
  void pageShouldSayThatVariantsAreTooCloseToCall() {
    mail(1, "A", 100, 10);
    mail(2, "B", 100, 12);

    assertThat(page(2))
        .contains("B and A are too close to call")
        .contains("\u22127.0 and +11.0")
        .contains("<circle class=\"f-person\"");
  }

  @Test
  void pageShouldCountInsteadOfComparingWhenCopiesAreFew() {
    mail(1, "A", 8, 2);
    mail(2, "B", 30, 3);

    assertThat(page(1))
        .contains("Too few copies to compare: B was clicked by 3 of 30, A by 2 of 8.")
        .contains("too few copies to compare")
        .doesNotContain("<circle class=\"f-person\" cx=\"");
  }

  @Test
  void pageShouldCompareNothingWithoutAnotherVariant() {
    mail(1, "A", 30, 2);
    site.journal.ledger(variant(sent(2, 30), "Autumn", "B"));
    site.journal.ledger(sent(3, 1));

    assertThat(page(1)).contains("A is the only variant of the campaign so far");
    assertThat(page(3)).isEmpty();
  }

  @Test
  void variantsShouldBeComparedWithTheFirst() {
    mail(1, "C", 200, 40);
    mail(2, "a", 200, 20);
    mail(3, "B", 200, 20);

    assertThat(page(1))
        .contains("are too close to call")
        .contains("C was clicked 10.0 points more than B")
        .contains("Each of the 2 differences is judged for itself");
  }

  /**
   * That so many copies were delivered; from the last one on, since a hit proves a delivery too.
   */
  private void deliver(int number, int copies, int delivered) {
    for (int i = 0; i < delivered; i++) {
      long at = LATER + number * 1_000L + i;
      site.journal.ledger(SampleJournal.delivered(number, copies - i, at));
    }
  }

  @Test
  void sharesShouldBeOfTheSameWhenDeliveriesAreRecordedForAPartOnly() {
    mail(1, "A", 200, 20);
    deliver(1, 200, 40);
    mail(2, "B", 200, 40);
    deliver(2, 200, 196);

    assertThat(page(1))
        .contains("B was clicked 10.0 points more than A")
        .contains("Handed off", "per copy handed to delivery")
        .doesNotContain("per delivered copy");
  }

  @Test
  void sharesShouldBeOfDeliveredCopiesWhenThoseAreRecordedForAll() {
    mail(1, "A", 200, 20);
    deliver(1, 200, 190);
    mail(2, "B", 200, 40);
    deliver(2, 200, 200);

    assertThat(page(1))
        .contains("B was clicked 9.5 points more than A")
        .contains("Delivered", "per delivered copy")
        .doesNotContain("per copy handed to delivery");
  }
}
