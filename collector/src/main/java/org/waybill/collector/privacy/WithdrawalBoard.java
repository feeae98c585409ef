package org.waybill.collector.privacy;

import java.io.IOException;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.privacy.Choice.Hand;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.wire.PersonCode;

/**
 * Withdrawals as an admin makes them for somebody who asked: only who may, and never without a line
 * in the access log, in which the person stands as a pseudonym. Thread-safe.
 *
 * @param withdrawals what is changed
 * @param accounts whose log it goes to
 */
public record WithdrawalBoard(Withdrawals withdrawals, Accounts accounts) {

  /**
   * Changes it for somebody on a page.
   *
   * @throws org.waybill.collector.access.ForbiddenException where that is not for the viewer
   */
  public void choose(Viewer viewer, PersonCode person, Wish wish) throws IOException {
    viewer.demand(Right.CHANGE);
    choose(Accounts.By.of(viewer), person, wish, Hand.ADMIN);
  }

  /** Changes it for the command line. */
  public void choose(PersonCode person, Wish wish) throws IOException {
    choose(Accounts.By.COMMAND, person, wish, Hand.COMMAND);
  }

  /** Goes on with what can be read of damaged files, for the command line. */
  public void mend() throws IOException {
    withdrawals.mend();
    tell(Accounts.By.COMMAND, "withdrawals mended: %d hold".formatted(withdrawals.count()));
  }

  private void choose(Accounts.By by, PersonCode person, Wish wish, Hand hand) throws IOException {
    String what =
        (wish == Wish.WITHDRAWN ? "recording stopped for r-" : "recording resumed for r-") + person;
    try {
      withdrawals.choose(person, wish, hand);
    } catch (IOException e) {
      tell(by, what + (wish == Wish.WITHDRAWN ? ", not on disk yet" : " failed"));
      throw e;
    }
    tell(by, what);
  }

  private void tell(Accounts.By by, String what) {
    accounts.tell(by, LogEntry.Event.CHANGE, what);
  }
}
