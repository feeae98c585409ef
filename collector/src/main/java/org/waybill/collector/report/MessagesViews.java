package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waybill.collector.report.MessagesView.Chip;
import org.waybill.collector.report.MessagesView.FaultLine;
import org.waybill.collector.report.MessagesView.Head;
import org.waybill.collector.report.MessagesView.Piece;
import org.waybill.collector.report.MessagesView.Row;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Fault;
import org.waybill.collector.search.Quoting;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.words.Words;

/** Makes the page that lists messages. Blocks on the store. */
final class MessagesViews {

  private static final int MOST_DROPS = 5;
  private static final int COUNTED = 50;

  private final Frame frame;
  private final Words words;
  private final Address address;
  private final MessageTable table;
  private final MessageGroups groups;
  private final Query query;

  MessagesViews(Frame frame, MessageTable table, MessageGroups groups, Query query) {
    this.frame = frame;
    this.words = frame.words();
    this.address = frame.address();
    this.table = table;
    this.groups = groups;
    this.query = query;
  }

  /** Of what was asked, with what the store has of it; nothing of it where something is wrong. */
  MessagesView view(Optional<Reports> reports, List<String> problems) {
    MessageTable.State state = table.read(query);
    boolean isGrouped = MessageGroups.by(query).isPresent();
    Page<MessageRow, MessageCursor> page =
        reports
            .filter(asked -> !isGrouped)
            .flatMap(asked -> table.listing().asked(asked, query))
            .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
    Search search = state.query().search();
    boolean searched = !state.period().word().equals(Period.USUAL);
    return new MessagesView(
        frame,
        found(reports, state, page),
        problems,
        search.faults().isEmpty() ? List.of() : typed(search.faults()),
        search.faults().stream().map(this::fault).toList(),
        periods(state),
        FilterForm.of(address),
        groupings(),
        chips(search.expression()),
        toggles(),
        heads(state.order()),
        page.items().stream().map(this::row).toList(),
        page.items().size() < 2 ? Optional.empty() : MessageRow.sum(page.items()).map(this::row),
        reports.filter(asked -> isGrouped).map(this::groups).orElse(List.of()),
        page.items().isEmpty() && page.next().isEmpty() && !isGrouped
            ? reports.map(asked -> drops(asked, search.expression())).orElse(List.of())
            : List.of(),
        searched,
        address.value("after").isEmpty()
            ? Optional.empty()
            : Optional.of(address.without("after").toString()),
        page.next().map(next -> address.with("after", next.toString()).toString()),
        state.period().lasting(address).toString(),
        isGrouped || search.expression().equals(Search.EMPTY.expression())
            ? Optional.empty()
            : Optional.of(copies(state.filter())));
  }

  /** What was searched for, copy by copy: who did not get it, or what became of mail to him. */
  private String copies(MessageFilter filter) {
    return Address.of("/api/v1/copies.csv")
        .with("q", address.value("q"))
        .with("messageId", address.value("messageId"))
        .with("sender", address.value("sender"))
        .with("recipient", address.value("recipient"))
        .with("subject", address.value("subject"))
        .with("since", filter.since().map(Instant::toString).orElse(""))
        .with("until", filter.until().map(Instant::toString).orElse(""))
        .with("about", "true")
        .toString();
  }

  /** {@code 412 messages, Mon 16 to Sun 22 November 2026}; of a search what this page has. */
  private String found(
      Optional<Reports> reports, MessageTable.State state, Page<MessageRow, MessageCursor> page) {
    Period period = state.period();
    boolean isWhole = state.filter().search().equals(Search.EMPTY.expression());
    if (isWhole && !period.isAll() && reports.isPresent()) {
      Totals totals =
          Totals.of(reports.get().sums(Subject.ALL, period.since(), period.untilHour()));
      return words.text(
          "messages.found",
          Numbers.counted(words, "count.messages", totals.messages()),
          period.words(words));
    }
    long here = page.items().stream().mapToLong(MessageRow::messages).sum();
    boolean isAll =
        page.next().isEmpty() && address.value("after").isEmpty() && state.order().isUsual();
    return words.text(
        isAll ? "messages.found" : "messages.here",
        Numbers.counted(words, "count.messages", here),
        period.words(words));
  }

  private List<Piece> typed(List<Fault> faults) {
    String text = address.value("q");
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Fault fault : faults) {
      int from = Math.clamp(fault.from(), at, text.length());
      int to = Math.clamp(fault.to(), from, text.length());
      pieces.add(new Piece(Shown.of(text.substring(at, from)).plain(), false));
      pieces.add(new Piece(Shown.of(text.substring(from, to)).plain(), true));
      at = to;
    }
    pieces.add(new Piece(Shown.of(text.substring(at)).plain(), false));
    return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
  }

  private FaultLine fault(Fault fault) {
    String text = address.value("q");
    int to = Math.min(fault.to(), text.length());
    int from = Math.min(fault.from(), to);
    String suggestion = fault.suggestion().orElse("");
    String put = text.substring(0, from) + suggestion + text.substring(to);
    return new FaultLine(
        Shown.of(words.text("messages.fault", fault.text(), fault.says())).plain(),
        suggestion,
        address.without("after").with("q", put).toString());
  }

  private List<Overview.Choice> periods(MessageTable.State state) {
    Address here = address.without("from", "to", "after", "period");
    return Period.WORDS.stream()
        .map(
            word ->
                new Overview.Choice(
                    words.text("period." + word),
                    here.with("period", word).toString(),
                    word.equals(state.period().word())))
        .toList();
  }

  private List<Overview.Choice> groupings() {
    List<Overview.Choice> choices = new ArrayList<>();
    Address here = address.without("by", "after", "sort", "fold", "cols", "n");
    String by = address.value("by");
    choices.add(new Overview.Choice(words.text("messages.by.none"), here.toString(), by.isEmpty()));
    for (String word : List.of("sender", "domain", "tag", "campaign", "link", "day")) {
      choices.add(
          new Overview.Choice(
              words.text("messages.by." + word),
              here.with("by", word).toString(),
              by.equals(word)));
    }
    return choices;
  }

  private static List<Expression> terms(Expression search) {
    return search instanceof Expression.And and ? and.parts() : List.of(search);
  }

  private List<Chip> chips(Expression search) {
    return terms(search).stream()
        .map(term -> new Chip(Shown.of(term.toString()).plain(), without(search, term).toString()))
        .toList();
  }

  private Address without(Expression search, Expression term) {
    return address.without("after").with("q", rest(search, term).toString());
  }

  /** What is left without the first such term. */
  private static Expression rest(Expression search, Expression term) {
    List<Expression> left = new ArrayList<>(terms(search));
    left.remove(term);
    return Expression.all(left);
  }

  /** Each term whose fall would find something, with how much. */
  private List<Chip> drops(Reports reports, Expression search) {
    List<Chip> drops = new ArrayList<>();
    List<Expression> terms = terms(search);
    for (Expression term : terms.subList(0, Math.min(MOST_DROPS, terms.size()))) {
      Expression rest = rest(search, term);
      int found =
          reports
              .messages(
                  org.waybill.collector.store.MessageFilter.of(rest), Optional.empty(), COUNTED)
              .items()
              .size();
      if (found > 0) {
        drops.add(
            new Chip(
                words.text(
                    found == COUNTED ? "messages.drop.more" : "messages.drop",
                    Shown.of(term.toString()).plain(),
                    Numbers.counted(words, "count.messages", found)),
                without(search, term).toString()));
      }
    }
    return drops;
  }

  private List<String> columns() {
    return query.value(MessageTable.COLUMNS).orElse(MessageSort.columns());
  }

  private List<Overview.Choice> toggles() {
    List<String> shown = columns();
    return MessageSort.columns().stream()
        .map(
            column -> {
              boolean isShown = shown.contains(column);
              String others =
                  MessageSort.columns().stream()
                      .filter(other -> shown.contains(other) != other.equals(column))
                      .collect(Collectors.joining(","));
              return new Overview.Choice(
                  words.text("head." + column),
                  address
                      .with(
                          "cols",
                          others.equals(String.join(",", MessageSort.columns())) ? "" : others)
                      .toString(),
                  isShown);
            })
        .toList();
  }

  /** A column that is sorted by turns round; numbers begin with the largest. */
  private List<Head> heads(MessageSort.Order order) {
    return columns().stream()
        .flatMap(
            column ->
                MessageSort.Order.all().stream()
                    .filter(other -> other.by().column().equals(column))
                    .filter(
                        other -> other.falling() != (other.by() == order.by() && order.falling()))
                    .limit(1)
                    .map(other -> head(other, order)))
        .toList();
  }

  private Head head(MessageSort.Order next, MessageSort.Order order) {
    String column = next.by().column();
    return new Head(
        column,
        words.text("head." + column),
        address.without("after").with("sort", next.isUsual() ? "" : next.word()).toString(),
        next.by() != order.by() ? "none" : order.falling() ? "descending" : "ascending");
  }

  private Row row(MessageRow row) {
    MessageSummary message = row.newest();
    boolean isOne = row.messages() == 1;
    return new Row(
        isOne ? "/messages/" + message.id() : fold(row).toString(),
        Shown.of(message.subject()),
        Shown.of(message.sender()),
        Shown.of(message.labels().tag().orElse("")),
        isOne ? "" : Numbers.counted(words, "count.messages", row.messages()),
        frame.at(message.sentAt()),
        FigureRow.SentCells.of(row.cohort(), frame),
        FigureRow.machine(row.hits(), frame));
  }

  /** The list of what folds into a row: by tag, or by sender and what its subjects have alike. */
  private Address fold(MessageRow row) {
    return address
        .without("after", "sort")
        .with("q", folded(row.fold()))
        .with("fold", "0")
        .with("period", address.value("from").isEmpty() ? period() : "");
  }

  /** A search has all days by itself, and the list it comes from has not. */
  private String period() {
    String period = address.value("period");
    return period.isEmpty() ? Period.USUAL : period;
  }

  /** The search that finds the messages of a fold, and others of its sender that are much alike. */
  static String folded(String fold) {
    String[] parts = fold.split("\n", 3);
    if (parts[0].equals("tag")) {
      return "tag:" + Quoting.value(fold.substring(4));
    }
    StringBuilder search = new StringBuilder("from:" + Quoting.value(parts[1]));
    for (String piece : parts[2].split("#")) {
      if (!piece.isBlank()) {
        search.append(" subject:").append(Quoting.value(piece.strip()));
      }
    }
    return search.toString();
  }

  private List<FigureRow> groups(Reports reports) {
    GroupRows rows = new GroupRows(frame, address, period());
    return groups.listing().asked(reports, query).stream()
        .flatMap(page -> page.items().stream())
        .map(rows::row)
        .toList();
  }
}
