package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Term;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.wire.MessageKey;

/**
 * The messages that may match, newest first from a cursor on: those of the indexes that narrow the
 * search most, within its period. What else the filter asks is judged row by row.
 *
 * @param walks one of them has every message that matches
 * @param since UTC milliseconds of the earliest
 * @param latest of the latest
 */
record Candidates(List<Walk> walks, long since, long latest) {

  private static final MessageKey LAST_KEY = lastKey();

  private static final Comparator<MessageCursor> NEWEST_FIRST =
      Comparator.comparingLong(MessageCursor::sentAt)
          .thenComparing(place -> place.key().bytes(), Arrays::compareUnsigned)
          .reversed();

  static Candidates of(MessageFilter filter) {
    long since = millis(filter.since()).orElse(Long.MIN_VALUE);
    long latest = millis(filter.until()).map(until -> until - 1).orElse(Long.MAX_VALUE);
    for (Expression part : parts(filter.search())) {
      if (part instanceof Term.After after) {
        since = Math.max(since, after.at().toEpochMilli());
      } else if (part instanceof Term.Before before) {
        latest = Math.min(latest, before.at().toEpochMilli() - 1);
      }
    }
    return new Candidates(walks(filter), since, latest);
  }

  private static List<Walk> walks(MessageFilter filter) {
    return filter
        .messageId()
        .map(id -> List.of(Walk.ofMessageId(id.value())))
        .or(() -> filter.recipient().map(to -> List.of(Walk.ofRecipient(to))))
        .or(() -> filter.sender().map(from -> List.of(Walk.ofSender(from))))
        .or(() -> Narrowing.of(filter.search()))
        .orElse(List.of(Walk.ALL));
  }

  /** The next places of the walks, in order and each once. */
  List<MessageCursor> next(Session session, Optional<MessageCursor> after, int most)
      throws SQLException {
    MessageCursor upper =
        after
            .filter(cursor -> cursor.sentAt() <= latest)
            .orElseGet(() -> new MessageCursor(latest, LAST_KEY));
    if (walks.size() == 1) {
      return walks.getFirst().next(session, since, upper, most);
    }
    TreeSet<MessageCursor> places = new TreeSet<>(NEWEST_FIRST);
    for (Walk walk : walks) {
      places.addAll(walk.next(session, since, upper, most));
    }
    return places.stream().limit(most).toList();
  }

  private static List<Expression> parts(Expression search) {
    return search instanceof Expression.And and ? and.parts() : List.of(search);
  }

  private static Optional<Long> millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli);
  }

  private static MessageKey lastKey() {
    byte[] bytes = new byte[16];
    Arrays.fill(bytes, (byte) 0xFF);
    return MessageKey.of(bytes);
  }
}
