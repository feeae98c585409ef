package org.waybill.collector.block;

import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.block.Block.Subject;

/**
 * The list as people change it: never without a line in the access log. Thread-safe.
 *
 * @param list what is changed
 * @param accounts whose log it goes to
 */
public record BlockBoard(BlockList list, Accounts accounts, InstantSource clock) {

  private static final String COMMAND = "command";

  /** Blocks, for the command line. */
  public void block(Subject subject, String why) throws IOException {
    Block block = new Block(subject, clock.instant().truncatedTo(ChronoUnit.SECONDS), COMMAND, why);
    try {
      list.block(block);
    } catch (IOException e) {
      tell(words("blocked, not on disk", subject, block.why()));
      throw e;
    }
    tell(words("blocked", subject, block.why()));
  }

  /** Ends a block, for the command line; false where there was none. */
  public boolean unblock(Subject subject, String why) throws IOException {
    boolean was = list.unblock(subject);
    if (was) {
      tell(words("unblocked", subject, why));
    }
    return was;
  }

  /** All of them. */
  public List<Block> all() {
    return list.all();
  }

  private static String words(String what, Subject subject, String why) {
    return "links %s for %s %s: %s"
        .formatted(
            what, subject.kind().word(), subject.name(), why.isEmpty() ? "no reason given" : why);
  }

  private void tell(String what) {
    accounts.tell(Accounts.By.COMMAND, LogEntry.Event.CHANGE, what);
  }
}
