package org.waybill.collector.classify;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a list of rules, as {@code rules.txt} explains its format. */
final class RulesText {
  private final Map<String, List<String>> sections = new HashMap<>();

  private RulesText(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        lines =
            sections.computeIfAbsent(
                line.substring(1, line.length() - 1), title -> new ArrayList<>());
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
  }

  static Rules read(String text) {
    return new RulesText(text).rules();
  }

  private Rules rules() {
    Map<String, String> limits = values("limits");
    Map<Integer, LocalDate> releases = new TreeMap<>();
    values("chrome")
        .forEach((major, day) -> releases.put(Integer.valueOf(major), LocalDate.parse(day)));
    return new Rules(
        Integer.parseInt(value(limits, "version")),
        Limits.of(name -> value(limits, name)),
        new Agents(pattern("device"), kind -> pattern(kind.section())),
        new BrowserAges(releases, Period.parse(value(limits, "browser.old"))));
  }

  /** Any of a section's lines. */
  private Pattern pattern(String title) {
    String any = section(title).stream().map(line -> "(?:" + line + ")").collect(joining("|"));
    return Pattern.compile(any, Pattern.CASE_INSENSITIVE);
  }

  private Map<String, String> values(String section) {
    Map<String, String> values = new HashMap<>();
    for (String line : section(section)) {
      String[] halves = line.split(":", 2);
      if (halves.length < 2) {
        throw new IllegalArgumentException(
            "rules, [" + section + "]: found '" + line + "', allowed is 'name: value'");
      }
      values.put(halves[0].strip(), halves[1].strip());
    }
    return values;
  }

  private List<String> section(String title) {
    List<String> lines = sections.getOrDefault(title, List.of());
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("rules: no section [" + title + "], or an empty one");
    }
    return lines;
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("rules, [limits]: no line '" + name + ": ...'");
    }
    return value;
  }
}
