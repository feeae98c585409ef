package org.waybill.collector;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key of {@code collector.properties}.
 *
 * @param key its name
 * @param fallback the value as text where the key is absent; null where it must be there
 * @param allowed what it takes, for errors
 * @param read from text; throws {@link IllegalArgumentException} for what is not allowed
 */
record Setting<T>(String key, @Nullable String fallback, String allowed, Function<String, T> read) {

  static Setting<Integer> number(String key, int fallback, int least, int most) {
    return new Setting<>(
        key,
        String.valueOf(fallback),
        "a whole number from %d to %d".formatted(least, most),
        text -> within(Integer.parseInt(text), least, most));
  }

  private static int within(int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException();
    }
    return value;
  }
}
