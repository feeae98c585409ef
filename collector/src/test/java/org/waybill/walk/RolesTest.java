package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Role;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.proof.week.SampleWeek;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.SentCopy;

/** What people of each role meet in a browser. */
class RolesTest {

  @TempDir Path folder;
  private List<String> recipients;

  /** The page of who got a message. */
  private String readers = "";

  private Office office;

  @BeforeEach
  void open() throws Exception {
    List<Batch> week = SampleWeek.of(7, 200, Office.NOW, Office::person);
    List<LedgerRecord.Sent> sent = sent(week);
    recipients =
        sent.stream().flatMap(one -> one.copies().stream()).map(SentCopy::recipient).toList();
    readers = "/messages/" + sent.getFirst().message() + "/recipients";
    office = Office.open(folder, week);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static List<LedgerRecord.Sent> sent(List<Batch> week) {
    return week.stream()
        .flatMap(batch -> batch.entries().stream())
        .filter(StoreEntry.LedgerRow.class::isInstance)
        .map(entry -> ((StoreEntry.LedgerRow) entry).record())
        .filter(LedgerRecord.Sent.class::isInstance)
        .map(LedgerRecord.Sent.class::cast)
        .toList();
  }

  private boolean namesSomebody(Guest guest) {
    String text = guest.text();
    return recipients.stream().anyMatch(text::contains);
  }

  @Test
  void analystShouldMeetFiguresAndNobodysAddress() throws Exception {
    try (Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.signIn(Role.ANALYST);
      for (String list : List.of("Overview", "Messages", "Links", "Recipients", "Machines")) {
        guest.follow(list);
        assertThat(namesSomebody(guest)).as(list).isFalse();
      }
      guest.visit(readers);
      assertThat(namesSomebody(guest)).as("who got a message").isFalse();
      assertThat(guest.has("a[href='/recording']")).as("a switch").isFalse();
      assertThat(guest.has("a[href='/blocks']")).as("a list of blocks").isFalse();
      assertThat(guest.complaints()).isEmpty();

      guest.visit("/access");
      assertThat(guest.text()).contains("admin or auditor");
      guest.visit("/recording");
      assertThat(guest.text()).contains("admin").doesNotContain("Switch recording off");
    }
  }

  @Test
  void auditorShouldMeetWhoLookedAndNoFigure() throws Exception {
    try (Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.signIn(Role.ADMIN);
      guest.visit(readers);
      assertThat(namesSomebody(guest)).as("an admin sees persons").isTrue();
      guest.follow("Sign out");
      guest.signIn(Role.AUDITOR);

      guest.visit("/access");
      assertThat(guest.text()).contains(Office.user(Role.ADMIN));
      assertThat(guest.complaints()).isEmpty();
      guest.visit("/messages");
      assertThat(guest.text()).contains("admin or analyst");
    }
  }
}
