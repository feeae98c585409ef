package org.waybill.sensitive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which links are sensitive, as written in {@code links.txt}, whose head explains the format.
 * Immutable, thread-safe.
 */
public final class Rules {

  private static final String SHIPPED_FILE = "links.txt";

  /** Those that come with the project. */
  public static final Rules SHIPPED = shipped();

  /** By section: canonical form to entry as written. */
  private final Map<Section, Map<String, String>> sections;

  private final Lexicon always;
  private final Lexicon secret;
  private final Lexicon moment;
  private final Set<String> secretNames;
  private final Set<String> campaignNames;
  private final List<String> campaignPrefixes;
  private final Set<String> headers;
  private final Map<String, List<String>> pathsByHost = new HashMap<>();

  private Rules(Map<Section, Map<String, String>> sections) {
    this.sections = sections;
    this.always = new Lexicon(written(Section.ALWAYS));
    this.secret = new Lexicon(written(Section.SECRET));
    this.moment = new Lexicon(written(Section.MOMENT));
    this.secretNames = canonical(Section.PARAMETERS);
    this.headers = canonical(Section.HEADERS);
    this.campaignNames = canonical(Section.CAMPAIGN);
    this.campaignPrefixes =
        campaignNames.stream()
            .filter(entry -> entry.endsWith("*"))
            .map(entry -> entry.substring(0, entry.length() - 1))
            .toList();
    canonical(Section.HOSTS).forEach(this::host);
  }

  private void host(String entry) {
    int slash = entry.indexOf('/');
    String host = slash < 0 ? entry : entry.substring(0, slash);
    pathsByHost
        .computeIfAbsent(host, h -> new ArrayList<>())
        .add(slash < 0 ? "" : entry.substring(slash));
  }

  /**
   * Rules alone.
   *
   * @throws RulesException with every line that is none
   */
  static Rules parse(String text) throws RulesException {
    return new Rules(new EnumMap<>(Section.class)).with(text);
  }

  /**
   * These and more, or less.
   *
   * @param text in the same format; an entry behind a minus sign is taken away
   * @throws RulesException with every line that is none, and every entry that takes nothing away
   */
  public Rules with(String text) throws RulesException {
    RulesText read = new RulesText(text);
    List<String> problems = new ArrayList<>(read.problems());
    Map<Section, Map<String, String>> changed = new EnumMap<>(Section.class);
    sections.forEach((section, entries) -> changed.put(section, new LinkedHashMap<>(entries)));
    for (RulesText.Entry entry : read.entries()) {
      Map<String, String> entries =
          changed.computeIfAbsent(entry.section(), section -> new LinkedHashMap<>());
      String canonical = entry.section().canonical(entry.text());
      if (!entry.taken()) {
        entries.putIfAbsent(canonical, entry.text());
      } else if (entries.remove(canonical) == null) {
        problems.add(
            entry.problem("behind a minus only what " + entry.section().title() + " holds"));
      }
    }
    if (!problems.isEmpty()) {
      throw new RulesException(problems);
    }
    return new Rules(changed);
  }

  private static Rules shipped() {
    try (InputStream in = Rules.class.getResourceAsStream(SHIPPED_FILE)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED_FILE + " is missing beside " + Rules.class);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RulesException e) {
      throw new IllegalStateException(SHIPPED_FILE + ": " + e.getMessage(), e);
    }
  }

  private Collection<String> written(Section section) {
    return sections.getOrDefault(section, Map.of()).values();
  }

  private Set<String> canonical(Section section) {
    return Set.copyOf(sections.getOrDefault(section, Map.of()).keySet());
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

  /** Whether a header field, its name in lower case, may say what the message is about. */
  public boolean namesHeader(String field) {
    return headers.contains(field);
  }

  /** Whether a parameter's name says that its value is a secret. */
  boolean isSecretName(String name) {
    return secretNames.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a parameter says only where a visitor came from. */
  boolean isCampaign(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (campaignNames.contains(lower)) {
      return true;
    }
    for (String prefix : campaignPrefixes) {
      if (lower.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Whether everything below a host, or below a path of it, is sensitive. */
  boolean namesHost(String host, String path) {
    int label = 0;
    do {
      for (String start : pathsByHost.getOrDefault(host.substring(label), List.of())) {
        if (path.startsWith(start)) {
          return true;
        }
      }
      label = host.indexOf('.', label) + 1;
    } while (label > 0);
    return false;
  }
}
