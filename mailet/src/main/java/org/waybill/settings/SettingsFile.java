package org.waybill.settings;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Values as given, checked against the {@link Parameters}.
 *
 * @param file where they come from
 * @param values by key; never blank
 * @param repeated what is wrong with keys that come twice
 */
record SettingsFile(Path file, Map<String, String> values, List<String> repeated) {

  /** Reads a properties file in UTF-8. */
  static SettingsFile read(Path file) throws SettingsException {
    try {
      PropertiesFile properties = PropertiesFile.read(file);
      return new SettingsFile(file, properties.values(), properties.problems());
    } catch (NoSuchFileException e) {
      throw unreadable(file, "does not exist; copy conf/waybill.properties there and adapt it", e);
    } catch (IOException e) {
      throw unreadable(file, "cannot be read (" + e.getMessage() + "); check it", e);
    }
  }

  /** The same with other values in place of some. */
  SettingsFile with(Map<String, String> overrides) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(overrides);
    all.replaceAll((key, value) -> value.strip());
    all.values().removeIf(String::isEmpty);
    return new SettingsFile(file, all, repeated);
  }

  <T> T value(Parameter<T> parameter) {
    return parameter.value(given(parameter));
  }

  /** A path as seen from the file. */
  Path resolve(String path) {
    return file.resolveSibling(path).normalize();
  }

  /** Every file, and folder of files, that settings are read from. */
  List<Path> sources() {
    return Stream.of(
            Optional.of(file),
            given(Parameters.LINK_RULES).map(this::resolve),
            given(Parameters.DISCLOSURE_TEXTS).map(this::resolve))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The admin's rules for links, those shipped included. */
  LinkRules linkRules() {
    return LinkRules.read(given(Parameters.LINK_RULES).map(this::resolve));
  }

  /** What recipients are told; the values have to be right. */
  DisclosureTexts disclosureTexts() {
    return DisclosureTexts.read(
        value(Parameters.DISCLOSURE),
        value(Parameters.DISCLOSURE_LANGUAGE),
        given(Parameters.DISCLOSURE_TEXTS).map(this::resolve));
  }

  /** Everything that is wrong with keys and values, a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(repeated);
    for (Parameter<?> parameter : Parameters.ALL) {
      parameter.problem(given(parameter)).ifPresent(problems::add);
    }
    List<String> known = Parameters.ALL.stream().map(Parameter::key).toList();
    values.keySet().stream()
        .filter(key -> !known.contains(key))
        .map(key -> unknown(key, known))
        .forEach(problems::add);
    return problems;
  }

  private static String unknown(String key, List<String> known) {
    return Nearest.of(key, known)
        .map(near -> key + " is unknown; did you mean " + near + "?")
        .orElseGet(() -> key + " is unknown; known are " + String.join(", ", known));
  }

  private Optional<String> given(Parameter<?> parameter) {
    return Optional.ofNullable(values.get(parameter.key()));
  }

  private static SettingsException unreadable(Path file, String what, Exception cause) {
    SettingsException e = new SettingsException(file.toString(), List.of(what));
    e.initCause(cause);
    return e;
  }
}
