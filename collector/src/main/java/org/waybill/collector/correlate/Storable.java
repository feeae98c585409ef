package org.waybill.collector.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.FurtherHits;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.collector.store.StoreEntry.Tampered;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;

/**
 * What of the journal goes into the store: no hit that is to be left out for its sender's domain,
 * and nothing of whoever has withdrawn by now, whenever it was written. A journal may be older than
 * the withdrawal, or be followed again after a restore. Of mail that is sent to such a person no
 * copy is stored, and no message that has no other. That its copy was delivered, bounced or
 * abandoned names no person, and goes again with what waits in vain.
 *
 * @param withdrawn whether nothing is stored of that person; may throw where nobody knows, and then
 *     nothing is stored at all until somebody does
 * @param silence which hits are left out for whose mail they are of
 */
public record Storable(Predicate<PersonCode> withdrawn, Silence silence) {

  /** The byte of its kind in the ledger. */
  private static final int SENT = 'S';

  /** Everything. */
  public static final Storable ALL = new Storable(person -> false);

  /** With every sender's mail. */
  public Storable(Predicate<PersonCode> withdrawn) {
    this(withdrawn, Silence.NONE);
  }

  List<StoreEntry> of(List<StoreEntry> entries) {
    List<StoreEntry> left = new ArrayList<>(entries.size());
    for (StoreEntry entry : entries) {
      of(entry).ifPresent(left::add);
    }
    return left;
  }

  private Optional<StoreEntry> of(StoreEntry entry) {
    return switch (entry) {
      case HitRow hit -> unlessLeftOut(hit, hit);
      case FurtherHits further -> unlessLeftOut(further, further.hits());
      case LedgerRow row when row.record() instanceof Sent sent -> {
        silence.sent(sent);
        yield Optional.of(new LedgerRow(row.position(), row.next(), left(sent)));
      }
      case LedgerRow row -> Optional.of(row);
      case Tampered tampered -> Optional.of(tampered);
    };
  }

  private Optional<StoreEntry> unlessLeftOut(StoreEntry entry, HitRow hit) {
    return withdrawn.test(hit.person()) || silence.covers(hit)
        ? Optional.empty()
        : Optional.of(entry);
  }

  /** A record of which nothing is left is still known to have come, and from where on to ship. */
  private LedgerRecord left(Sent sent) {
    List<SentCopy> copies =
        sent.copies().stream().filter(copy -> !withdrawn.test(copy.person())).toList();
    if (copies.size() == sent.copies().size()) {
      return sent;
    }
    return copies.isEmpty()
        ? new LedgerRecord.Unknown(sent.id(), sent.at(), SENT)
        : new Sent(
            sent.id(),
            sent.at(),
            sent.message(),
            sent.messageId(),
            sent.sender(),
            sent.from(),
            sent.subject(),
            sent.mode(),
            sent.labels(),
            sent.links(),
            copies);
  }
}
