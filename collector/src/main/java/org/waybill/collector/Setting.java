package org.waybill.collector;

import java.util.Optional;
import java.util.function.Function;

/**
 * One key of {@code collector.properties}.
 *
 * @param key its name
 * @param byDefault the value as text where none is given; empty for a key that must be given
 * @param allowed what it takes, in words for the admin
 * @param parse text to value; an {@link IllegalArgumentException} for what is not allowed
 */
record Setting<T>(
    String key, Optional<String> byDefault, String allowed, Function<String, T> parse) {

  static <T> Setting<T> required(String key, String allowed, Function<String, T> parse) {
    return new Setting<>(key, Optional.empty(), allowed, parse);
  }

  static <T> Setting<T> optional(
      String key, String byDefault, String allowed, Function<String, T> parse) {
    return new Setting<>(key, Optional.of(byDefault), allowed, parse);
  }

  static Setting<Integer> number(String key, int byDefault, int least, int most) {
    return optional(
        key,
        String.valueOf(byDefault),
        "a whole number from %d to %d".formatted(least, most),
        text -> within(Integer.parseInt(text), least, most));
  }

  /** What is wrong with the value given; empty where nothing is. */
  Optional<String> problem(Optional<String> given) {
    Optional<String> text = given.or(() -> byDefault);
    if (text.isEmpty()) {
      return Optional.of("%s is missing; allowed is %s".formatted(key, allowed));
    }
    try {
      T unused = parse.apply(text.get());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("%s is '%s'; allowed is %s".formatted(key, text.get(), allowed));
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

  private static int within(int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
