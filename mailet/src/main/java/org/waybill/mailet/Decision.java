package org.waybill.mailet;

import java.util.List;
import org.waybill.plan.LeaveReason;
import org.waybill.wire.LedgerRecord;

/** What becomes of a mail, decided before anything is done. */
sealed interface Decision {

  /**
   * It goes on as it is.
   *
   * @param detail what was found, without content of the message; may be empty
   */
  record Left(LeaveReason reason, String detail) implements Decision {

    Left(LeaveReason reason) {
      this(reason, "");
    }
  }

  /**
   * It goes on untracked, without our earlier tracking and our header fields.
   *
   * @param cleaned the bytes that go on
   * @param because why it is not tracked
   */
  @SuppressWarnings("ArrayRecordComponent") // shared on purpose: a message may be 25 MB
  record Cleaned(byte[] cleaned, Left because) implements Decision {}

  /**
   * Its copies are tracked.
   *
   * @param installation with whose keys
   * @param record what its ledger must hold before the first copy is handed off
   */
  record Tracked(Installation installation, Split split, LedgerRecord.Sent record)
      implements Decision {}

  /**
   * It would be tracked, and goes on as it is: only counted.
   *
   * @param groups whose copies would be
   */
  record Shadowed(List<Group> groups) implements Decision {
    public Shadowed {
      groups = List.copyOf(groups);
    }
  }
}
