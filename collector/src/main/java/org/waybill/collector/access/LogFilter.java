package org.waybill.collector.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Which lines of the access log are asked for; everything given must hold.
 *
 * @param user of that name
 * @param person who saw that person by name, by pseudonym
 * @param since not before
 * @param until before
 */
public record LogFilter(
    Optional<String> user,
    Optional<String> person,
    Optional<Instant> since,
    Optional<Instant> until) {

  boolean takes(LogEntry entry) {
    return user.map(entry.user()::equals).orElse(true)
        && person.map(entry.persons()::contains).orElse(true)
        && since.map(from -> !entry.at().isBefore(from)).orElse(true)
        && until.map(entry.at()::isBefore).orElse(true);
  }

  /** Whether nothing that old can fit: lines come in their order, a clock put back aside. */
  boolean endsBefore(LogEntry entry) {
    return since.map(from -> entry.at().isBefore(from)).orElse(false);
  }
}
