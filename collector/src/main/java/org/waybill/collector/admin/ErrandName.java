package org.waybill.collector.admin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The errands there are; the command line and the collector agree on their words. */
public enum ErrandName {
  /** How the collector is. */
  STATUS,
  /** What is not well with the collector; a line each, in the words of its page {@code /health}. */
  HEALTH,
  /** Reads the key file now. */
  KEYS,
  /** What was sealed between two instants, {@code FROM UNTIL} in RFC 3339. */
  SEALED,
  /** Writes a backup of the store into the folder that is the argument. */
  BACKUP,
  /** Checks the store; code 1 where something was found. */
  CHECK,
  /** Users: {@code add NAME ROLE HASH}, {@code list}, {@code passwd NAME HASH}, and so on. */
  USER,
  /** Tokens of the API: {@code create OWNER SCOPE DAYS LABEL}, {@code list}, {@code revoke ID}. */
  TOKEN,
  /**
   * The recording switch: {@code off WHY}, {@code on WHY} or {@code status}; of one domain {@code
   * domain off DOMAIN WHY} and {@code domain on DOMAIN WHY}.
   */
  RECORDING,
  /**
   * Who has withdrawn: {@code withdraw ADDRESS}, {@code resume ADDRESS}, {@code status ADDRESS},
   * {@code list} or {@code mend}.
   */
  WITHDRAWALS,
  /** The block list: {@code block KIND NAME WHY}, {@code unblock KIND NAME WHY} or {@code list}. */
  BLOCKS,
  /** Sends the newest report to the address that is the argument. */
  REPORT,
  /** Judges all hits again; from the first on where the argument is {@code anew}. */
  RECLASSIFY;

  private static final Set<ErrandName> OF_THE_STORE = EnumSet.of(SEALED, BACKUP, CHECK, RECLASSIFY);

  /**
   * Whether it may keep the whole store busy for long, and so is done one at a time; others wait
   * for nobody: recording is switched off, and a token revoked, whatever else is under way.
   */
  boolean isOfTheStore() {
    return OF_THE_STORE.contains(this);
  }

  /** What is written on the socket. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ErrandName> of(String word) {
    return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
  }
}
