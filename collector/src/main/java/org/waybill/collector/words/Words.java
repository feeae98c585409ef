package org.waybill.collector.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The definitions of one language: for pages, API, exports and report mail. A key is a word such as
 * {@code opened} or {@code r.burst}, with {@code r} for reasons, {@code state} for states of a copy
 * and {@code verdict} for verdicts. Immutable.
 */
public final class Words {

  private static final Words ENGLISH = load("words.properties");
  private static final Words GERMAN = load("words_de.properties");

  private final SortedMap<String, String> texts;

  private Words(SortedMap<String, String> texts) {
    this.texts = Collections.unmodifiableSortedMap(texts);
  }

  /** English: what is taken where a reader asks for nothing else. */
  public static Words english() {
    return ENGLISH;
  }

  /** German. */
  public static Words german() {
    return GERMAN;
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

  /** All texts by their keys. */
  public SortedMap<String, String> texts() {
    return texts;
  }

  private static Words load(String file) {
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar; build it again");
      }
      Properties properties = new Properties();
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(reader);
      SortedMap<String, String> texts = new TreeMap<>();
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
      return new Words(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read from the jar", e);
    }
  }
}
