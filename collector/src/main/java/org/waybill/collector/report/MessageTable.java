package org.waybill.collector.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;

/**
 * The list of messages, as page and files have it: those of a period that match, newest first or by
 * a figure, some folded into one. A page of it takes a bounded time: it looks at no more messages
 * than it has rows, or at 1,000 where they fold or are sorted by a figure.
 */
final class MessageTable {

  static final String PATH = "/messages";

  /** How many stretches of the store are looked at before a page says that it found nothing yet. */
  private static final int LOOKS = 8;

  /** As many messages are looked at where several fold into a row, or the largest are asked for. */
  private static final int SCANNED = 1_000;

  private static final int AT_ONCE = 200;

  /** Rows of a page. */
  static final Parameter<Integer> ROWS =
      Parameter.choice("n", "Rows of a page.", List.of(50, 100, 200), String::valueOf);

  static final Parameter<Boolean> FOLD =
      Parameter.choice(
          "fold",
          "Whether messages of one tag, or of one sender and subject but for its digits, are one"
              + " row.",
          List.of(true, false),
          fold -> fold ? "1" : "0");

  static final Parameter<MessageSort.Order> SORT =
      Parameter.choice(
          "sort",
          "A column; with - the largest first.",
          MessageSort.Order.all(),
          MessageSort.Order::word);

  /** Columns of the page; files have all. */
  static final Parameter<List<String>> COLUMNS =
      Parameter.parsed(
          "cols",
          "Columns of the page, with commas between them.",
          "takes some of " + String.join(",", MessageSort.columns()),
          text ->
              Optional.of(List.of(text.split(",")))
                  .filter(columns -> MessageSort.columns().containsAll(columns)),
          "sent,opened");

  private static final int USUAL_ROWS = 50;

  private final Instant now;

  MessageTable(Instant now) {
    this.now = now;
  }

  /** All it takes. */
  static List<Parameter<?>> parameters() {
    return Stream.of(
            MessageQuery.PARAMETERS,
            Period.PARAMETERS,
            List.of(FOLD, SORT, COLUMNS, ROWS, Visit.ZONE))
        .<Parameter<?>>flatMap(List::stream)
        .toList();
  }

  Listing<MessageRow, MessageCursor> listing() {
    return new Listing<>(
        "messages",
        PATH,
        "Messages of a period that match.",
        MessageRow.SHAPE,
        parameters(),
        MessageQuery.AFTER,
        (reports, asked, after) -> Optional.of(page(reports, asked, after)));
  }

  /** What is asked for, in words of the page. */
  record State(
      MessageQuery query, Period period, boolean folds, MessageSort.Order order, int rows) {

    /** The query within the period. */
    MessageFilter filter() {
      MessageFilter asked = query.filter();
      return period.isAll()
          ? asked
          : new MessageFilter(
              asked.messageId(),
              asked.sender(),
              asked.recipient(),
              asked.subject(),
              Optional.of(latest(asked.since(), period.begin())),
              Optional.of(earliest(asked.until(), period.until().toInstant().plusMillis(1))),
              asked.search());
    }

    private static Instant latest(Optional<Instant> one, Instant other) {
      return one.filter(other::isBefore).orElse(other);
    }

    private static Instant earliest(Optional<Instant> one, Instant other) {
      return one.filter(other::isAfter).orElse(other);
    }
  }

  /** Reads what is asked for: who searches means all days there are, and single messages. */
  State read(Asked asked) {
    MessageQuery query = MessageQuery.read(asked, now);
    boolean isFiltered = !query.filter().equals(MessageFilter.ALL) || query.isSearch();
    MessageSort.Order order = asked.value(SORT).orElse(MessageSort.Order.NEWEST);
    return new State(
        query,
        Period.read(asked, now, isFiltered ? Period.ALL : Period.USUAL),
        asked.value(FOLD).orElse(!isFiltered),
        order,
        asked.value(ROWS).orElse(USUAL_ROWS));
  }

  private Page<MessageRow, MessageCursor> page(
      Reports reports, Asked asked, Optional<MessageCursor> after) {
    State state = read(asked);
    if (!state.order().isUsual()) {
      return sorted(reports, state);
    }
    if (state.folds()) {
      return folded(reports, state, after);
    }
    MessagePage found = reports.messages(state.filter(), after, state.rows());
    int looks = 1;
    while (found.items().isEmpty() && found.next().isPresent() && looks < LOOKS) {
      found = reports.messages(state.filter(), found.next(), state.rows());
      looks++;
    }
    return new Page<>(found.items().stream().map(MessageRow::of).toList(), found.next());
  }

  /** Sorted by a figure there is no next page: a later message may have a larger one. */
  private static Page<MessageRow, MessageCursor> sorted(Reports reports, State state) {
    List<MessageSummary> messages =
        reports.messages(state.filter(), Optional.empty(), SCANNED).items();
    Folding rows = new Folding(state.folds(), SCANNED);
    messages.forEach(rows::take);
    List<MessageRow> all = state.order().sorted(rows.rows());
    return new Page<>(all.subList(0, Math.min(state.rows(), all.size())), Optional.empty());
  }

  /** Looks on until there is a row too many, or it has looked at enough. */
  private static Page<MessageRow, MessageCursor> folded(
      Reports reports, State state, Optional<MessageCursor> after) {
    Folding rows = new Folding(true, state.rows());
    Optional<MessageCursor> place = after;
    for (int seen = 0; seen < SCANNED; seen += AT_ONCE) {
      MessagePage found = reports.messages(state.filter(), place, AT_ONCE);
      for (MessageSummary message : found.items()) {
        if (!rows.take(message)) {
          return new Page<>(rows.rows(), place);
        }
        place = Optional.of(message.cursor());
      }
      place = found.next();
      if (place.isEmpty()) {
        break;
      }
    }
    return new Page<>(rows.rows(), place);
  }

  /** Collects rows in the order in which their newest message came. For one thread. */
  private static final class Folding {

    private final Map<String, MessageRow> rows = new LinkedHashMap<>();
    private final boolean folds;
    private final int most;

    Folding(boolean folds, int most) {
      this.folds = folds;
      this.most = most;
    }

    /** Takes one more; refuses one that would make a row too many. */
    boolean take(MessageSummary message) {
      MessageRow row = MessageRow.of(message);
      String key = folds ? row.fold() : message.id().toString();
      if (rows.size() == most && !rows.containsKey(key)) {
        return false;
      }
      rows.merge(key, row, MessageRow::plus);
      return true;
    }

    List<MessageRow> rows() {
      return List.copyOf(rows.values());
    }
  }
}
