package org.waybill.collector.classify;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** Where the line is drawn. Immutable; named as in the list of rules, which explains them. */
record Limits(
    Duration burstPair,
    Duration burstTriple,
    Duration burstReader,
    Duration burstAhead,
    Duration soonMachine,
    Duration soonUncertain,
    Duration soonNote,
    Duration proxySoon,
    Duration deliverySlack,
    Duration breadthWindow,
    int breadthBursts,
    int breadthCopies,
    Duration breadthHaste) {

  /** Nothing that came later than patience is held against a hit; see also {@link Judge#REACH}. */
  Limits {
    requirePatience("breadth.window", breadthWindow);
    requirePatience("burst.pair", burstPair);
    requirePatience("burst.triple", burstTriple);
  }

  private static void requirePatience(String name, Duration limit) {
    if (limit.compareTo(Judge.PATIENCE) > 0) {
      throw new IllegalArgumentException(
          name + " is " + limit + "; at most " + Judge.PATIENCE + " is allowed");
    }
  }

  /** From the values of these names. */
  static Limits of(UnaryOperator<String> values) {
    return new Limits(
        Duration.parse(values.apply("burst.pair")),
        Duration.parse(values.apply("burst.triple")),
        Duration.parse(values.apply("burst.reader")),
        Duration.parse(values.apply("burst.ahead")),
        Duration.parse(values.apply("soon.machine")),
        Duration.parse(values.apply("soon.uncertain")),
        Duration.parse(values.apply("soon.note")),
        Duration.parse(values.apply("proxy.soon")),
        Duration.parse(values.apply("delivery.slack")),
        Duration.parse(values.apply("breadth.window")),
        Integer.parseInt(values.apply("breadth.bursts")),
        Integer.parseInt(values.apply("breadth.copies")),
        Duration.parse(values.apply("breadth.haste")));
  }
}
