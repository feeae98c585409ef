package org.waybill.collector.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.words.Words;

/** What a user is here. */
public enum Role {
  /** Sees and does everything. */
  ADMIN,
  /** Sees figures and every list, but a pseudonym in place of each recipient. */
  ANALYST,
  /** Sees who looked at whom, and nothing else. */
  AUDITOR;

  /** For messages to people. */
  public static final String WORDS = "admin, analyst or auditor";

  /** What it may do. */
  public Set<Right> rights() {
    return switch (this) {
      case ADMIN -> EnumSet.allOf(Right.class);
      case ANALYST -> EnumSet.of(Right.FIGURES, Right.EXPORT);
      case AUDITOR -> EnumSet.of(Right.ACCESS_LOG);
    };
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that word. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** The roles that have a right, for people: {@code admin or auditor}. */
  static String having(Right right, Words words) {
    return Arrays.stream(values())
        .filter(role -> role.rights().contains(right))
        .map(role -> role.in(words))
        .reduce((one, other) -> words.text("forbidden.or", one, other))
        .orElse("");
  }

  /** As a reader's language has it. */
  String in(Words words) {
    return words.text("role." + word());
  }
}
