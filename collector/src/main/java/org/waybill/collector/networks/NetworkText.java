package org.waybill.collector.networks;

import inet.ipaddr.IPAddress;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text of a file of networks: {@code kind:}, {@code source:} and {@code date:}, each once
 * and before the first block; then one block (RFC 4632) a line. What follows a {@code #} does not
 * count.
 */
final class NetworkText {
  private static final Set<String> NAMES = Set.of("kind", "source", "date");

  private final String name;
  private final Map<String, String> header = new HashMap<>();
  private final List<IPAddress> blocks = new ArrayList<>();
  private final List<String> problems;

  private NetworkText(String name, List<String> problems) {
    this.name = name;
    this.problems = problems;
  }

  /**
   * Reads it.
   *
   * @param name the file's name, for messages
   * @param problems takes what is wrong
   * @return empty where something is
   */
  static Optional<NetworkFile> read(String name, List<String> lines, List<String> problems) {
    int before = problems.size();
    NetworkText text = new NetworkText(name, problems);
    for (int i = 0; i < lines.size(); i++) {
      text.take(i + 1, lines.get(i).replaceFirst("#.*", "").strip());
    }
    Optional<NetworkFile> file = text.file();
    return problems.size() == before ? file : Optional.empty();
  }

  private void take(int number, String line) {
    int colon = line.indexOf(": ");
    if (line.isEmpty()) {
      return;
    }
    if (colon > 0 || (line.endsWith(":") && !line.endsWith("::"))) {
      take(number, line.split(":", 2)[0].strip(), line.split(":", 2)[1].strip());
      return;
    }
    Addresses.block(line)
        .ifPresentOrElse(
            blocks::add,
            () ->
                wrong(
                    number,
                    line,
                    "a block such as 192.0.2.0/24 or 2001:db8::/32 that begins with its first"
                        + " address, or one address"));
  }

  private void take(int number, String key, String value) {
    if (!NAMES.contains(key)) {
      wrong(number, key, "kind, source, date, or a block of addresses");
    } else if (!blocks.isEmpty()) {
      wrong(number, key, "kind, source and date before the first block");
    } else if (header.putIfAbsent(key, value) != null) {
      wrong(number, key, "one " + key + " in a file: make it two files");
    } else if (key.equals("kind") && NetworkKind.of(value).isEmpty()) {
      wrong(number, value, "one of " + NetworkKind.words());
    } else if (key.equals("date") && date(value).isEmpty()) {
      wrong(number, value, "the day of the list, such as 2026-11-01");
    } else if (value.isEmpty()) {
      wrong(number, key + ":", "a value behind it");
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<NetworkFile> file() {
    for (String key : List.of("kind", "source", "date")) {
      if (!header.containsKey(key)) {
        problems.add(name + ": no line '" + key + ": ...'; write one before the first block");
      }
    }
    if (blocks.isEmpty()) {
      problems.add(name + ": no block of addresses; delete the file if there is none");
    }
    return NetworkKind.of(header.getOrDefault("kind", ""))
        .flatMap(
            kind ->
                date(header.getOrDefault("date", ""))
                    .map(
                        day ->
                            new NetworkFile(
                                name, kind, header.getOrDefault("source", ""), day, blocks)));
  }

  private void wrong(int line, String found, String allowed) {
    problems.add(name + ", line " + line + ": found '" + found + "', allowed is " + allowed);
  }
}
