package org.waybill.collector.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may stand before a colon. */
public enum Operator {
  ID("id msgid rfc822msgid message-id"),
  FROM("from"),
  TO("to"),
  SUBJECT("subject"),
  DOMAIN("domain"),
  TAG("tag"),
  CAMPAIGN("campaign"),
  VARIANT("variant"),
  LINK("link"),
  HOST("host"),
  IS("is"),
  REASON("reason"),
  OPENS("opens"),
  CLICKS("clicks"),
  AFTER("after"),
  BEFORE("before"),
  NEWER_THAN("newer_than"),
  OLDER_THAN("older_than"),
  COUNTRY("country"),
  /**
   * Known, and not answered: it is recorded, but kept for too short a time and without an index to
   * search by.
   */
  IP("ip");

  /** The word that is printed, and others for the same. */
  private final String words;

  Operator(String words) {
    this.words = words;
  }

  /** As it is printed. */
  public String word() {
    return words().getFirst();
  }

  private List<String> words() {
    return List.of(words.split(" "));
  }

  /** Whether this version can answer it. */
  public boolean isAnswered() {
    return this != IP;
  }

  static Optional<Operator> of(String word) {
    return Arrays.stream(values()).filter(operator -> operator.words().contains(word)).findFirst();
  }

  static List<String> allWords() {
    return Arrays.stream(values())
        .filter(Operator::isAnswered)
        .flatMap(operator -> operator.words().stream())
        .toList();
  }

  /** The words a list of what is known names, one for each. */
  static Stream<String> printed() {
    return Arrays.stream(values()).filter(Operator::isAnswered).map(Operator::word);
  }
}
