package org.waybill.endtoend.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the rounds say. Differences and ratios are taken within each round, between neighbours in
 * time; then come the median of all rounds, the least and the most.
 *
 * @param rounds each with one block a branch
 * @param crowds blocks of messages to many recipients
 */
record Figures(List<Map<Branch, Block>> rounds, List<Block> crowds) {
  Figures {
    rounds = List.copyOf(rounds);
    crowds = List.copyOf(crowds);
  }

  /** A table to print. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Complete James, multipart/alternative of %.1f kB, 1 recipient, %d rounds of %d"
                + " messages each: median (least to most)%n",
            Newsletter.size() / 1e3,
            rounds.size(),
            rounds.get(0).get(Branch.NOTHING).messages()));
    Spread overStamp = of(round -> cpu(round, Branch.TRACKING) - cpu(round, Branch.STAMP));
    Spread toFooter = of(round -> cpu(round, Branch.TRACKING) / cpu(round, Branch.FOOTER));
    Spread speed = of(round -> speed(round, Branch.TRACKING) / speed(round, Branch.STAMP));
    Spread copy = copy();
    line(
        text,
        "CPU, AddTracking less stamp, ms",
        overStamp.text(2),
        "<= 0.6",
        overStamp.median() <= 0.6);
    line(
        text, "CPU, AddTracking / AddFooter", toFooter.text(2), "<= 0.8", toFooter.median() <= 0.8);
    line(text, "messages/s, AddTracking / stamp", speed.text(2), ">= 0.9", speed.median() >= 0.9);
    line(
        text,
        "CPU per copy at 100 recipients / a message through nothing extra",
        copy.text(2),
        "",
        true);
    for (Branch branch : Branch.values()) {
      line(
          text,
          "  ms CPU a message, " + branch.title(),
          of(round -> cpu(round, branch)).text(2),
          "",
          true);
    }
    for (Branch branch : Branch.values()) {
      line(
          text,
          "  messages/s, " + branch.title(),
          of(round -> speed(round, branch)).text(0),
          "",
          true);
    }
    int untracked = rounds.stream().mapToInt(round -> round.get(Branch.TRACKING).unmarked()).sum();
    text.append(String.format("  mails that AddTracking let pass untracked: %d%n", untracked));
    return text.toString();
  }

  private Spread copy() {
    double alone = of(round -> cpu(round, Branch.NOTHING)).median();
    return Spread.of(crowds.stream().map(block -> block.cpuPerCopy() / alone).toList());
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

  private static void line(
      StringBuilder text, String what, String figure, String aim, boolean met) {
    String verdict = aim.isEmpty() ? "" : "aim " + aim + (met ? "" : ", MISSED");
    text.append(String.format("%-66s %-26s %s%n", what, figure, verdict).stripTrailing());
    text.append(System.lineSeparator());
  }
}
