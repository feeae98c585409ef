package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.report.RecipientsView.Chip;
import org.waybill.collector.report.RecipientsView.Row;
import org.waybill.collector.store.CopyCursor;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.CopyRun;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.words.Words;

/** Makes the list of a message's copies out of what the store says. */
final class Recipients {

  private static final String SHARED = "*";
  private static final String HERE = "#copies";

  private final Frame frame;
  private final Words words;
  private final MessageSummary message;
  private final Asked asked;
  private final String base;

  /**
   * Of that message.
   *
   * @param base the path of the page it stands on
   */
  Recipients(Frame frame, MessageSummary message, Asked asked, String base) {
    this.frame = frame;
    this.words = frame.words();
    this.message = message;
    this.asked = asked;
    this.base = base;
  }

  /**
   * Which part of the list is asked for. Immutable.
   *
   * @param state only copies in it
   * @param after where the stretch begins
   * @param copy the one to be shown beside it
   */
  record Asked(Optional<State> state, Optional<CopyCursor> after, Optional<String> copy) {

    static Asked read(Query query) {
      return new Asked(
          query.value("state", "takes a copy's state, such as opened", Asked::state),
          query.cursor("after", CopyCursor::parse),
          query.text("copy"));
    }

    private static Optional<State> state(String word) {
      return Stream.of(State.values()).filter(state -> Wording.of(state).equals(word)).findFirst();
    }

    Set<State> states() {
      return state.<Set<State>>map(EnumSet::of).orElseGet(() -> EnumSet.allOf(State.class));
    }
  }

  /** What follows a path for the same stretch of the list. */
  private String same() {
    List<String> given = new ArrayList<>();
    asked.state().ifPresent(state -> given.add("state=" + Wording.of(state)));
    asked.after().ifPresent(after -> given.add("after=" + after));
    return String.join("&", given);
  }

  private String at(String more) {
    String query =
        Stream.of(same(), more)
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + "&" + other)
            .orElse("");
    return base + (query.isEmpty() ? "" : "?" + query);
  }

  private String beside(CopyFigures copy) {
    return at("copy=" + copy.copy()) + "#copy";
  }

  RecipientsView view(CopyRun run, Optional<CopyView> beside) {
    return new RecipientsView(
        states(),
        chips(),
        run.items().stream().map(this::row).toList(),
        asked.after().map(after -> state("") + HERE),
        run.next().map(next -> state("after=" + next) + HERE),
        beside);
  }

  /** The paths of the copies before and after one in the list. */
  CopyView.Neighbours around(CopyRun run, String copy) {
    List<CopyFigures> items = run.items();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).copy().toString().equals(copy)) {
        return new CopyView.Neighbours(
            i == 0 ? Optional.empty() : Optional.of(beside(items.get(i - 1))),
            i == items.size() - 1 ? Optional.empty() : Optional.of(beside(items.get(i + 1))));
      }
    }
    return CopyView.Neighbours.NONE;
  }

  private String state(String more) {
    String chosen = asked.state().map(state -> "state=" + Wording.of(state)).orElse("");
    String both = chosen.isEmpty() || more.isEmpty() ? chosen + more : chosen + "&" + more;
    return base + (both.isEmpty() ? "" : "?" + both);
  }

  private Stack states() {
    Map<State, Long> states = message.cohort().states();
    return Stack.of(
        Stream.of(State.values())
            .map(
                state ->
                    new Stack.Share(
                        StateMark.of(state, words).stack(), states.getOrDefault(state, 0L)))
            .toList());
  }

  /** All copies, then every state that some are in. */
  private List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    chips.add(
        new Chip(
            words.text("message.recipients.all"),
            "",
            Numbers.grouped(message.cohort().copies()),
            base + HERE,
            asked.state().isEmpty()));
    message
        .cohort()
        .states()
        .forEach(
            (state, copies) -> {
              StateMark mark = StateMark.of(state, words);
              chips.add(
                  new Chip(
                      mark.name(),
                      mark.glyph(),
                      Numbers.grouped(copies),
                      base + "?state=" + mark.word() + HERE,
                      asked.state().filter(state::equals).isPresent()));
            });
    return chips;
  }

  private Row row(CopyFigures copy) {
    return new Row(
        recipient(words, copy.recipient()),
        beside(copy),
        asked.copy().filter(copy.copy().toString()::equals).isPresent(),
        note(words, copy),
        mark(copy, message, words),
        moment(copy.opens().of(Verdict.PERSON).firstAt()),
        Numbers.grouped(copy.opens().of(Verdict.PERSON).total()),
        Numbers.grouped(copy.clicks().of(Verdict.PERSON).total()),
        copy.clicks().of(Verdict.PERSON).total() == 0 ? "" : Numbers.listed(copy.clicked()));
  }

  static StateMark mark(CopyFigures copy, MessageSummary message, Words words) {
    return StateMark.of(copy.standing().state(message.cohort().isRecorded()), words);
  }

  static Shown recipient(Words words, String recipient) {
    return Shown.of(recipient.equals(SHARED) ? words.text("message.together") : recipient);
  }

  private static String note(Words words, CopyFigures copy) {
    boolean hit = copy.opens().total() + copy.clicks().total() > 0;
    String shared =
        copy.recipients() == 1
            ? ""
            : words.text(
                    "message.shared", Numbers.counted(words, "count.recipients", copy.recipients()))
                + " ";
    String abandoned =
        copy.abandoned()
            .map(reason -> words.text(hit ? "message.abandoned.hit" : "message.abandoned", reason))
            .orElse("");
    String seen =
        copy.fullViews().total() == 0
            ? ""
            : words.text(
                    "message.seen", Numbers.counted(words, "count.times", copy.fullViews().total()))
                + " ";
    return (shared + seen + abandoned).strip();
  }

  private Optional<Moment> moment(OptionalLong at) {
    return at.isPresent() ? Optional.of(frame.at(at.getAsLong())) : Optional.empty();
  }
}
