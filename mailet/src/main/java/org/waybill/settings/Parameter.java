package org.waybill.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * One key of {@code waybill.properties}, which a mailet element may override.
 *
 * @param key as it is spelled
 * @param byDefault the value where none is given; empty for a key that must be given
 * @param allowed what is allowed, in words for the admin
 * @param parse text to value; an {@link IllegalArgumentException} for what is not allowed
 */
record Parameter<T>(
    String key, Optional<String> byDefault, String allowed, Function<String, T> parse) {

  static <T> Parameter<T> required(String key, String allowed, Function<String, T> parse) {
    return new Parameter<>(key, Optional.empty(), allowed, parse);
  }

  static <T> Parameter<T> optional(
      String key, String byDefault, String allowed, Function<String, T> parse) {
    return new Parameter<>(key, Optional.of(byDefault), allowed, parse);
  }

  /** What is wrong with the value given; empty where nothing is. */
  Optional<String> problem(Optional<String> given) {
    Optional<String> text = given.or(() -> byDefault);
    if (text.isEmpty()) {
      return Optional.of(key + " is missing; it takes " + allowed);
    }
    try {
      T unused = parse.apply(text.get());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(key + " is '" + text.get() + "'; it takes " + allowed);
    }
  }

  /**
   * The value.
   *
   * @throws IllegalArgumentException where {@link #problem} is not empty
   */
  T value(Optional<String> given) {
    return parse.apply(
        given.or(() -> byDefault).orElseThrow(() -> new IllegalArgumentException(key)));
  }
}
