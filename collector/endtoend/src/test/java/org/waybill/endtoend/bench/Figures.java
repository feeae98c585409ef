package org.waybill.endtoend.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the rounds say. Differences and ratios are taken within each round, between neighbours in
 * time; then come the median of all rounds, the least and the most.
 *
 * @param rounds each with one block a branch
 * @param crowds blocks of messages to many recipients
 */
record Figures(List<Map<Branch, Block>> rounds, List<Block> crowds) {
  private static final double MOST_OVER_STAMP = 0.6;
  private static final double MOST_OF_FOOTER = 0.8;
  private static final double LEAST_OF_SPEED = 0.9;

  /** A line of the table. */
  private record Row(String what, String figure, String verdict) {
    static Row of(String what, Spread figure) {
      return new Row(what, figure.text(2), "");
    }

    static Row aimed(String what, Spread figure, String aim, boolean met) {
      return new Row(what, figure.text(2), "aim " + aim + (met ? "" : ", MISSED"));
    }

    @Override
    public String toString() {
      return "%-50s %-24s %s".formatted(what, figure, verdict).stripTrailing() + "\n";
    }
  }

  Figures {
    rounds = List.copyOf(rounds);
    crowds = List.copyOf(crowds);
  }

  /** A table to print. */
  String text() {
    List<Row> rows = new ArrayList<>(ratios());
    for (Branch branch : Branch.values()) {
      rows.add(Row.of("  CPU ms a message, " + branch.title(), of(round -> cpu(round, branch))));
    }
    for (Branch branch : Branch.values()) {
      String speed = of(round -> speed(round, branch)).text(0);
      rows.add(new Row("  messages/s, " + branch.title(), speed, ""));
    }
    rows.add(new Row("  mails that AddTracking let pass untracked", untracked(), ""));
    return title() + rows.stream().map(Row::toString).collect(Collectors.joining());
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "Complete James, multipart/alternative of %.1f kB, 1 recipient, %d rounds of %d messages:"
            + " median (least to most)%n",
        Newsletter.size() / 1e3,
        rounds.size(),
        rounds.get(0).get(Branch.NOTHING).messages());
  }

  private List<Row> ratios() {
    Spread over = of(round -> cpu(round, Branch.TRACKING) - cpu(round, Branch.STAMP));
    Spread footer = of(round -> cpu(round, Branch.TRACKING) / cpu(round, Branch.FOOTER));
    Spread speed = of(round -> speed(round, Branch.TRACKING) / speed(round, Branch.STAMP));
    double alone = of(round -> cpu(round, Branch.NOTHING)).median();
    Spread copy = Spread.of(crowds.stream().map(block -> block.cpuPerCopy() / alone).toList());
    return List.of(
        Row.aimed(
            "CPU, AddTracking less stamp, ms", over, "<= 0.6", over.median() <= MOST_OVER_STAMP),
        Row.aimed(
            "CPU, AddTracking / AddFooter", footer, "<= 0.8", footer.median() <= MOST_OF_FOOTER),
        Row.aimed(
            "messages/s, AddTracking / stamp", speed, ">= 0.9", speed.median() >= LEAST_OF_SPEED),
        Row.of("CPU a copy at 100 recipients / nothing extra at 1", copy));
  }

  /** The less is done, the less it costs: figures of many such mails say nothing. */
  private String untracked() {
    int untracked = rounds.stream().mapToInt(round -> round.get(Branch.TRACKING).unmarked()).sum();
    int all = rounds.stream().mapToInt(round -> round.get(Branch.TRACKING).copies()).sum();
    return "%d of %d%s".formatted(untracked, all, untracked * 100 > all ? ": UNRELIABLE" : "");
  }

  private Spread of(ToDoubleFunction<Map<Branch, Block>> figure) {
    return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
  }

  private static double cpu(Map<Branch, Block> round, Branch branch) {
    return round.get(branch).cpuPerMessage();
  }

  private static double speed(Map<Branch, Block> round, Branch branch) {
    return round.get(branch).messagesPerSecond();
  }
}
