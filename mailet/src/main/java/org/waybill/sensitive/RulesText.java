package org.waybill.sensitive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a list of rules line by line, and notes every line that is none. */
final class RulesText {

  private static final String TAKEN = "-";

  /**
   * One entry.
   *
   * @param line counted from 1
   * @param taken whether it is taken away instead of added
   */
  record Entry(int line, Section section, String text, boolean taken) {

    /** What is wrong with it, in the form all such sentences have. */
    String problem(String allowed) {
      return RulesText.problem(line, (taken ? TAKEN : "") + text, allowed);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<Section> section = Optional.empty();

  RulesText(String text) {
    // an editor may put a byte order mark first
    List<String> lines = (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      read(i + 1, lines.get(i).strip());
    }
  }

  List<Entry> entries() {
    return entries;
  }

  /** A sentence each: line, value found, what is allowed. */
  List<String> problems() {
    return problems;
  }

  private static String problem(int line, String found, String allowed) {
    return "line " + line + ": '" + found + "' found; allowed is " + allowed;
  }

  private void read(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("[")) {
      section = Section.of(line);
      if (section.isEmpty()) {
        problems.add(problem(number, line, "one of " + Section.titles()));
      }
    } else if (section.isPresent()) {
      entries(number, line, section.get());
    } else if (entries.isEmpty() && problems.isEmpty()) {
      problems.add(problem(number, line, "a section first, one of " + Section.titles()));
    }
  }

  private void entries(int number, String line, Section in) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      problems.add(problem(number, line, "name: entry, entry"));
      return;
    }
    Stream.of(line.substring(colon + 1).split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry(number, in, entry))
        .forEach(this::add);
  }

  private static Entry entry(int number, Section in, String entry) {
    boolean taken = entry.startsWith(TAKEN);
    return new Entry(number, in, taken ? entry.substring(1).strip() : entry, taken);
  }

  private void add(Entry entry) {
    if (entry.section().allows(entry.text())) {
      entries.add(entry);
    } else {
      problems.add(entry.problem(entry.section().allowed()));
    }
  }
}
