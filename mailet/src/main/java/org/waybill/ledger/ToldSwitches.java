package org.waybill.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.Allowance;

/**
 * What the collector has confirmed to be switched off for this James, kept in the file {@code
 * switches-told}: so a restart repeats nothing and forgets nothing. What another collector
 * confirmed, or a file that cannot be understood, counts as nothing: what is off here is told once
 * more. Thread-safe; reading takes no lock.
 *
 * <pre>
 * waybill-switches 1
 * collector URL
 * SCOPE                 one line each
 * </pre>
 */
final class ToldSwitches {
  private static final String HEAD = "waybill-switches 1";
  private static final String COLLECTOR = "collector ";

  private final AtomicFile file;
  private final URI collector;
  private volatile Set<String> scopes;
  private boolean kept = true;

  private ToldSwitches(AtomicFile file, URI collector, Set<String> scopes) {
    this.file = file;
    this.collector = collector;
    this.scopes = scopes;
  }

  /** What an earlier run was confirmed. */
  static ToldSwitches load(Disk disk, URI collector) throws IOException {
    AtomicFile file = new AtomicFile(disk, "switches-told");
    Set<String> scopes =
        file.load()
            .flatMap(bytes -> parse(new String(bytes, StandardCharsets.US_ASCII), collector))
            .orElse(Set.of());
    return new ToldSwitches(file, collector, scopes);
  }

  /** Those that are off there. */
  Set<String> scopes() {
    return scopes;
  }

  /**
   * The collector has confirmed another one; that counts at once.
   *
   * @throws IOException when it could not be kept; {@link #keep} tries again
   */
  synchronized void confirmed(String scope, boolean off) throws IOException {
    Set<String> now = new TreeSet<>(scopes);
    if (off ? now.add(scope) : now.remove(scope)) {
      scopes = Collections.unmodifiableSet(now);
      kept = false;
    }
    keep();
  }

  /** Writes what could not be written before. */
  synchronized void keep() throws IOException {
    if (!kept) {
      StringBuilder text = new StringBuilder(HEAD).append('\n');
      text.append(COLLECTOR).append(collector).append('\n');
      scopes.forEach(scope -> text.append(scope).append('\n'));
      file.store(text.toString().getBytes(StandardCharsets.US_ASCII));
      kept = true;
    }
  }

  private static Optional<Set<String>> parse(String text, URI collector) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    int last = lines.size() - 1;
    if (last < 2
        || !lines.get(0).equals(HEAD)
        || !lines.get(1).equals(COLLECTOR + collector)
        || !lines.get(last).isEmpty()) {
      return Optional.empty();
    }
    List<String> scopes = lines.subList(2, last);
    return scopes.stream().allMatch(Allowance::isDomain)
        ? Optional.of(Collections.unmodifiableSet(new TreeSet<>(scopes)))
        : Optional.empty();
  }
}
