package org.waybill.collector.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts of one language: definitions for pages, API, exports and report mail ({@code
 * words*.properties}), and whatever else pages say ({@code pages*.properties}). The key of a
 * definition is a word such as {@code opened} or {@code r.burst}, with {@code r} for reasons,
 * {@code state} for states of a copy and {@code verdict} for verdicts; that of another text begins
 * with the page it stands on. Immutable.
 */
public final class Words {

  /** The languages there are, as in {@code lang}; the first where a reader asks for no other. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  private static final Words ENGLISH = load(Locale.ENGLISH, "");
  private static final Words GERMAN = load(Locale.GERMAN, "_de");

  private final Locale locale;
  private final SortedMap<String, String> definitions;
  private final SortedMap<String, String> texts;

  private Words(
      Locale locale, SortedMap<String, String> definitions, SortedMap<String, String> more) {
    this.locale = locale;
    this.definitions = Collections.unmodifiableSortedMap(definitions);
    SortedMap<String, String> all = new TreeMap<>(definitions);
    all.putAll(more);
    this.texts = Collections.unmodifiableSortedMap(all);
  }

  /** English: what is taken where a reader asks for nothing else. */
  public static Words english() {
    return ENGLISH;
  }

  /** German. */
  public static Words german() {
    return GERMAN;
  }

  /** Those of a language; English where there are none of it. */
  public static Words of(String language) {
    return language.equals(GERMAN.language()) ? GERMAN : ENGLISH;
  }

  /** As in {@code lang}. */
  public String language() {
    return locale.getLanguage();
  }

  /** How dates and numbers are written beside these texts. */
  public Locale locale() {
    return locale;
  }

  /**
   * The text of a key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public String text(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no text for " + key);
    }
    return text;
  }

  /**
   * The text of a key with what belongs into its places {@code {0}}, {@code {1}} and so on.
   *
   * @throws IllegalArgumentException where there is none
   */
  public String text(String key, Object... parts) {
    StringBuilder whole = new StringBuilder();
    String text = text(key);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int place = c == '{' && at + 2 < text.length() ? text.charAt(at + 1) - '0' : -1;
      if (place >= 0 && place < parts.length && text.charAt(at + 2) == '}') {
        whole.append(parts[place]);
        at += 3;
      } else {
        whole.append(c);
        at++;
      }
    }
    return whole.toString();
  }

  /**
   * The text for a number of things: that of the key with {@code .one} or {@code .many} behind it.
   *
   * @param number decides which
   * @param shown the number as it is written, for {@code {0}}
   */
  public String counted(String key, long number, String shown) {
    return text(key + (number == 1 ? ".one" : ".many"), shown);
  }

  /** All texts by their keys. */
  public SortedMap<String, String> texts() {
    return texts;
  }

  /** What figures, states, verdicts and reasons mean, by their keys. */
  public SortedMap<String, String> definitions() {
    return definitions;
  }

  private static Words load(Locale locale, String suffix) {
    return new Words(
        locale, read("words" + suffix + ".properties"), read("pages" + suffix + ".properties"));
  }

  private static SortedMap<String, String> read(String file) {
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar; build it again");
      }
      Properties properties = new Properties();
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(reader);
      SortedMap<String, String> texts = new TreeMap<>();
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read from the jar", e);
    }
  }
}
