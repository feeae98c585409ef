package org.waybill.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A properties file in UTF-8. Immutable.
 *
 * @param values by key, without the blanks around them
 * @param problems a sentence for each key that comes twice, where plain properties take the last
 */
public record PropertiesFile(Map<String, String> values, List<String> problems) {

  /** Copies both. */
  public PropertiesFile {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file.
   *
   * @throws java.nio.file.NoSuchFileException where there is none
   * @throws IOException where it cannot be read or is no such file
   */
  public static PropertiesFile read(Path file) throws IOException {
    Once properties = new Once();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    Map<String, String> values = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      values.put(key, properties.getProperty(key, "").strip());
    }
    return new PropertiesFile(values, properties.repeated);
  }

  /** Notices a key that comes twice. */
  @SuppressWarnings("serial") // never serialized
  private static final class Once extends Properties {
    private final List<String> repeated = new ArrayList<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        repeated.add(key + " comes twice; keep one of them");
      }
      return super.put(key, value);
    }
  }
}
