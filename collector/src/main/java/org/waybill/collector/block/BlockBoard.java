package org.waybill.collector.block;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.block.Block.Subject;

/**
 * The list as people change it: only who may, and never without a line in the access log.
 * Thread-safe.
 *
 * @param list what is changed
 * @param reader reads what people write
 * @param accounts whose log it goes to
 */
public record BlockBoard(
    BlockList list, SubjectReader reader, Accounts accounts, InstantSource clock) {

  private static final String COMMAND = "command";

  /** Who blocks where nobody did. */
  public static final String RULE = "rule";

  /**
   * Blocks, for somebody on a page or by the API.
   *
   * @return the block that holds: the first, where it was blocked already
   * @throws org.waybill.collector.access.ForbiddenException where that is not for the viewer
   * @throws IOException where it cannot be kept; mostly it holds all the same
   */
  public Block block(Viewer viewer, Subject subject, String why) throws IOException {
    viewer.demand(Right.CHANGE);
    return block(Accounts.By.of(viewer), viewer.user(), subject, why);
  }

  /** Blocks, for the command line. */
  public Block block(Subject subject, String why) throws IOException {
    return block(Accounts.By.COMMAND, COMMAND, subject, why);
  }

  /** Blocks where a rule says so. */
  public Block blockByRule(Subject subject, String why) throws IOException {
    return block(Accounts.By.COMMAND, RULE, subject, why);
  }

  private Block block(Accounts.By by, String name, Subject subject, String why) throws IOException {
    Optional<Block> before = list.find(subject);
    if (before.isPresent()) {
      list.confirm(subject, clock.instant());
      return before.get();
    }
    Instant now = clock.instant();
    Block block = new Block(subject, now.truncatedTo(ChronoUnit.SECONDS), name, why);
    try {
      list.block(block, now);
    } catch (IOException e) {
      boolean holds = list.find(subject).isPresent();
      tell(by, words(holds ? "blocked, not on disk" : "not blocked", subject, block.why()));
      throw e;
    }
    tell(by, words("blocked", subject, block.why()));
    return block;
  }

  /**
   * Ends a block, for somebody on a page or by the API.
   *
   * @return what ended; empty where there was none
   * @throws org.waybill.collector.access.ForbiddenException where that is not for the viewer
   */
  public Optional<Block> unblock(Viewer viewer, Subject subject, String why) throws IOException {
    viewer.demand(Right.CHANGE);
    return unblock(Accounts.By.of(viewer), subject, why);
  }

  /** Ends a block, for the command line; empty where there was none. */
  public Optional<Block> unblock(Subject subject, String why) throws IOException {
    return unblock(Accounts.By.COMMAND, subject, why);
  }

  private Optional<Block> unblock(Accounts.By by, Subject subject, String why) throws IOException {
    Optional<Block> before = list.find(subject);
    if (before.isPresent() && list.unblock(subject, clock.instant())) {
      tell(by, words("unblocked", subject, why));
      return before;
    }
    return Optional.empty();
  }

  /** All of them, the newest first. */
  public List<Block> all() {
    return list.all().stream()
        .sorted(
            Comparator.comparing(Block::since)
                .reversed()
                .thenComparing(block -> block.subject().kind())
                .thenComparing(block -> block.subject().name()))
        .toList();
  }

  /** The one of that id. */
  public Optional<Block> find(String id) {
    return list.all().stream().filter(block -> block.subject().id().equals(id)).findFirst();
  }

  private static String words(String what, Subject subject, String why) {
    return "links %s for %s %s: %s"
        .formatted(
            what, subject.kind().word(), subject.name(), why.isEmpty() ? "no reason given" : why);
  }

  private void tell(Accounts.By by, String what) {
    accounts.tell(by, LogEntry.Event.CHANGE, what);
  }
}
