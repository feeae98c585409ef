package org.waybill.collector;

import java.time.Duration;
import java.util.Optional;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.block.CopySource;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.rounds.Rounds;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.CopyPage;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.Reports;
import org.waybill.wire.MessageId;

/** Looks up again and again which copies are blocked for their sender or message. */
final class BlockRounds {

  /** A block counts on mail whose record has just come within seconds. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int COPIES = 1_000;

  private BlockRounds() {}

  /** Begins, and ends with the rest. */
  static void begin(Closing closing, BlockList blocks, StoreDoor door) {
    closing.add(
        new Rounds(
                "waybill-blocks",
                "looking up what is blocked",
                PAUSE,
                Rounds.END,
                () ->
                    door.now()
                        .ifPresent(
                            store ->
                                blocks.look(
                                    (subject, after) -> page(store.reports(), subject, after))))
            .start());
  }

  private static CopySource.Page page(
      Reports reports, Subject subject, Optional<MessageCursor> after) {
    CopyPage page = reports.copies(filter(subject), after, COPIES);
    return new CopySource.Page(
        page.items().stream().map(found -> found.figures().copy()).toList(), page.next());
  }

  private static MessageFilter filter(Subject subject) {
    boolean sender = subject.kind() == Kind.SENDER;
    Optional<MessageId> id = sender ? Optional.empty() : MessageId.of(subject.name());
    if (!sender && id.isEmpty()) {
      throw new IllegalStateException(subject.name() + " is no Message-ID");
    }
    return new MessageFilter(
        id,
        sender ? Optional.of(subject.name()) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Search.EMPTY.expression());
  }
}
