package org.waybill.sensitive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules as written in {@code links.txt}, whose head explains them. Immutable, thread-safe. */
final class Rules {

  private static final Set<String> SECTIONS =
      Set.of("always", "secret", "moment", "hosts", "parameters", "campaign");

  private static final String SHIPPED_FILE = "links.txt";

  /** Those that come with the project. */
  static final Rules SHIPPED = shipped();

  private final Map<String, List<String>> sections;
  private final Lexicon always;
  private final Lexicon secret;
  private final Lexicon moment;
  private final Set<String> secretNames;
  private final Set<String> campaignNames;
  private final List<String> campaignPrefixes;

  private Rules(Map<String, List<String>> sections) {
    this.sections = sections;
    this.always = new Lexicon(section("always"));
    this.secret = new Lexicon(section("secret"));
    this.moment = new Lexicon(section("moment"));
    this.secretNames = Set.copyOf(section("parameters"));
    this.campaignNames = Set.copyOf(section("campaign"));
    this.campaignPrefixes =
        section("campaign").stream()
            .filter(entry -> entry.endsWith("*"))
            .map(entry -> entry.substring(0, entry.length() - 1))
            .toList();
  }

  /**
   * Reads rules.
   *
   * @throws IllegalArgumentException naming the line that is none
   */
  static Rules parse(String text) {
    Map<String, List<String>> sections = new HashMap<>();
    String section = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
        check(SECTIONS.contains(section), line, "one of " + SECTIONS + " in brackets");
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        check(colon > 0 && !section.isEmpty(), line, "name: entry, entry inside a section");
        entries(line.substring(colon + 1))
            .forEach(sections.computeIfAbsent(section, s -> new ArrayList<>())::add);
      }
    }
    return new Rules(sections);
  }

  private static Stream<String> entries(String list) {
    return Stream.of(list.split(",", -1)).map(String::strip).filter(entry -> !entry.isEmpty());
  }

  private static void check(boolean right, String line, String allowed) {
    if (!right) {
      throw new IllegalArgumentException(
          "rules of sensitive links: \"" + line + "\" found, allowed is " + allowed);
    }
  }

  private static Rules shipped() {
    try (InputStream in = Rules.class.getResourceAsStream(SHIPPED_FILE)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED_FILE + " is missing beside " + Rules.class);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> section(String name) {
    return sections.getOrDefault(name, List.of());
  }

  Lexicon always() {
    return always;
  }

  Lexicon secret() {
    return secret;
  }

  Lexicon moment() {
    return moment;
  }

  /** Whether a parameter's name says that its value is a secret. */
  boolean isSecretName(String name) {
    return secretNames.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a parameter says only where a visitor came from. */
  boolean isCampaign(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return campaignNames.contains(lower) || campaignPrefixes.stream().anyMatch(lower::startsWith);
  }

  /** Whether everything below a host, or below a path of it, is sensitive. */
  boolean namesHost(String host, String path) {
    return section("hosts").stream()
        .anyMatch(
            entry -> {
              int slash = entry.indexOf('/');
              String name = slash < 0 ? entry : entry.substring(0, slash);
              return (host.equals(name) || host.endsWith("." + name))
                  && (slash < 0 || path.startsWith(entry.substring(slash)));
            });
  }
}
