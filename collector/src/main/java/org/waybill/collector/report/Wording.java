package org.waybill.collector.report;

import java.util.Locale;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;

/** The words for states and verdicts: the keys of their definitions end in them. */
final class Wording {

  private Wording() {}

  static String of(State state) {
    return switch (state) {
      case MACHINE_ONLY -> "machine";
      case NO_SIGN -> "nosign";
      default -> state.name().toLowerCase(Locale.ROOT);
    };
  }

  static String of(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
