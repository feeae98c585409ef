package org.waybill.collector.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code is:} may ask of a copy. */
public enum Stage {
  OPENED,
  CLICKED,
  BOUNCED,
  WAITING,
  UNCERTAIN,
  MACHINE,
  UNOPENED;

  /** Words of states this version records nothing about. */
  static final List<String> NOT_RECORDED =
      List.of("replied", "complained", "unsubscribed", "converted");

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Stage> of(String word) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Stage::word).toList();
  }
}
