package org.waybill.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Templates by file name, {@code LANGUAGE.html} and {@code LANGUAGE.txt}, with {@value
 * Wording#LINK} where the link goes. Immutable.
 *
 * @param byName their content
 */
public record Templates(Map<String, String> byName) {

  private static final List<String> KINDS = List.of(".html", ".txt");
  private static final List<String> SHIPPED_LANGUAGES = List.of("de", "en");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

  /** Those that come with the project. */
  public static final Templates SHIPPED = shipped();

  /** Copies the map. */
  public Templates {
    byName = Map.copyOf(byName);
  }

  /** These, and others in place of those with the same name. */
  public Templates with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(byName);
    all.putAll(others);
    return new Templates(all);
  }

  /** Everything that is wrong, a sentence each, the file's name first. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    new TreeMap<>(byName)
        .forEach((name, text) -> of(name, text).forEach(what -> problems.add(name + " " + what)));
    return problems;
  }

  private List<String> of(String name, String text) {
    Optional<String> kind = KINDS.stream().filter(name::endsWith).findFirst();
    if (kind.isEmpty() || !LANGUAGE.matcher(language(name)).matches()) {
      return List.of(
          "is no name of a template; it takes LANGUAGE.html and LANGUAGE.txt, such as fr.html");
    }
    List<String> problems = new ArrayList<>();
    for (String other : KINDS) {
      if (!byName.containsKey(language(name) + other)) {
        problems.add("stands alone; add " + language(name) + other);
      }
    }
    problems.addAll(
        kind.get().equals(".html") ? Words.htmlProblems(text) : Words.textProblems(text));
    return problems;
  }

  /** The languages there are. */
  public List<String> languages() {
    return byName.keySet().stream().map(Templates::language).distinct().sorted().toList();
  }

  /**
   * What recipients are told.
   *
   * @param byDefault the language of those whose messages name none there is
   * @throws IllegalArgumentException where there are {@link #problems}, or not that language
   */
  public Disclosure disclosure(String byDefault) {
    Map<String, Words> words = new TreeMap<>();
    for (String language : languages()) {
      words.put(language, Words.of(language, text(language + ".html"), text(language + ".txt")));
    }
    return new Disclosure(words, byDefault);
  }

  private String text(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static String language(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Templates shipped() {
    Map<String, String> texts = new TreeMap<>();
    for (String language : SHIPPED_LANGUAGES) {
      KINDS.forEach(kind -> texts.put(language + kind, shipped(language + kind)));
    }
    return new Templates(texts);
  }

  private static String shipped(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
