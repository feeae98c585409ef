package org.waybill.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What all rounds said so far. Used by one thread. */
final class Rounds {
  /** Microseconds of a comparison's two. */
  private record Both(double first, double second) {
    double ratio() {
      return first / second;
    }
  }

  private static final String LINE = "%-50s %-24s %-20s %s";

  private final Map<Comparison, List<Both>> compared = new LinkedHashMap<>();
  private final List<Double> seals = new ArrayList<>();

  /** Adds one round's figures of a comparison, in microseconds. */
  void add(Comparison comparison, double first, double second) {
    compared.computeIfAbsent(comparison, unused -> new ArrayList<>()).add(new Both(first, second));
  }

  /** Adds one round's microseconds of sealing a link. */
  void addSeal(double micros) {
    seals.add(micros);
  }

  /** A table to print: ratios of each round, and microseconds as an illustration. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("The engine, ratios of ").append(seals.size());
    text.append(" rounds: median (least to most); medians in microseconds").append('\n');
    compared.forEach((comparison, all) -> text.append(line(comparison, all)));
    text.append(LINE.formatted("sealing one link, us", Spread.of(seals).text(), "", "").strip());
    return text.append('\n').toString();
  }

  private static String line(Comparison comparison, List<Both> all) {
    Spread ratio = Spread.of(all.stream().map(Both::ratio).toList());
    double first = Spread.of(all.stream().map(Both::first).toList()).median();
    double second = Spread.of(all.stream().map(Both::second).toList()).median();
    String micros = String.format(Locale.ROOT, "%.1f / %.1f us", first, second);
    String verdict = verdict(comparison.aim(), ratio.median());
    return LINE.formatted(comparison.title(), ratio.text(), verdict, micros) + "\n";
  }

  private static String verdict(OptionalDouble aim, double ratio) {
    if (aim.isEmpty()) {
      return "";
    }
    String missed = ratio <= aim.getAsDouble() ? "" : ", MISSED";
    return String.format(Locale.ROOT, "aim <= %.1f%s", aim.getAsDouble(), missed);
  }
}
