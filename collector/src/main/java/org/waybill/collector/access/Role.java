package org.waybill.collector.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
  static String having(Right right) {
    return Arrays.stream(values())
        .filter(role -> role.rights().contains(right))
        .map(Role::word)
        .collect(Collectors.joining(" or "));
  }
}
