package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waybill.collector.store.CopyPage;
import org.waybill.collector.store.FoundCopy;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/** One search on its way through the candidates, within its bound. For one page. */
final class Searching {

  /**
   * How many rows one page reads before it gives up and says where to go on; a message it has begun
   * with it looks at to its end.
   */
  private static final int ROWS_READ = 5_000;

  /** How many places it asks for at once. */
  private static final int AHEAD = 100;

  private final Session session;
  private final MessageRows rows;
  private final Matching matching;
  private final Candidates candidates;

  Searching(Session session, MessageFilter filter) {
    this.session = session;
    this.rows = new MessageRows(session);
    this.matching = new Matching(filter);
    this.candidates = Candidates.of(filter);
  }

  /** Makes items of a message that was found. */
  @FunctionalInterface
  private interface Taking<T> {
    List<T> take(Examined message) throws SQLException;
  }

  private record Found<T>(List<T> items, Optional<MessageCursor> next) {}

  MessagePage messages(Optional<MessageCursor> after, int limit) throws SQLException {
    Found<MessageSummary> found =
        walk(after, limit, message -> List.of(rows.withFigures(message.facts())));
    return new MessagePage(found.items(), found.next());
  }

  CopyPage copies(Optional<MessageCursor> after, int limit) throws SQLException {
    Found<FoundCopy> found = walk(after, limit, this::copies);
    return new CopyPage(found.items(), found.next());
  }

  private List<FoundCopy> copies(Examined message) throws SQLException {
    Set<TrackingId> wanted = matching.copies(message);
    MessageSummary summary = rows.withFigures(message.facts());
    return new DetailRows(session)
        .copies(summary.id(), wanted).stream().map(copy -> new FoundCopy(summary, copy)).toList();
  }

  private <T> Found<T> walk(Optional<MessageCursor> after, int limit, Taking<T> taking)
      throws SQLException {
    List<T> items = new ArrayList<>();
    Optional<MessageCursor> last = after;
    int rowsRead = 0;
    for (List<MessageCursor> places = candidates.next(session, last, AHEAD);
        !places.isEmpty();
        places = candidates.next(session, last, AHEAD)) {
      Map<MessageKey, MessageSummary> known =
          rows.facts(places.stream().map(MessageCursor::key).collect(Collectors.toSet()));
      for (MessageCursor place : places) {
        if (items.size() >= limit || rowsRead >= ROWS_READ) {
          return new Found<>(items, last);
        }
        boolean twice = last.equals(Optional.of(place));
        last = Optional.of(place);
        Optional<MessageSummary> facts = // none where purged meanwhile
            Optional.ofNullable(known.get(place.key()));
        rowsRead++;
        if (facts.isPresent() && !twice) {
          Examined message = new Examined(session, facts.get());
          if (matching.holds(message)) {
            items.addAll(taking.take(message));
          }
          rowsRead += message.rowsRead();
        }
      }
    }
    return new Found<>(items, Optional.empty());
  }
}
