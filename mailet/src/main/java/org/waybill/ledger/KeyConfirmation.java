package org.waybill.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.KeyFingerprint;

/**
 * Which sealing keys the collector has said it can open: its newest answer, kept in the file {@code
 * confirmed-keys}. What another collector said does not count: its links would open nowhere.
 * Thread-safe; reading takes no lock.
 *
 * <pre>
 * waybill-confirmed 1
 * collector URL
 * keys FINGERPRINT,FINGERPRINT
 * </pre>
 */
public final class KeyConfirmation {
  private static final Pattern FORM =
      Pattern.compile("waybill-confirmed 1\ncollector (\\S+)\nkeys ([0-9a-f,]*)\n");

  private final AtomicFile file;
  private final URI collector;
  private volatile Set<KeyFingerprint> confirmed;
  private boolean kept;

  private KeyConfirmation(AtomicFile file, URI collector, Optional<Set<KeyFingerprint>> stored) {
    this.file = file;
    this.collector = collector;
    this.confirmed = stored.orElse(Set.of());
    this.kept = stored.isPresent();
  }

  /**
   * What was confirmed before; nothing where the file is absent, damaged or another collector's.
   */
  public static KeyConfirmation load(Disk disk, URI collector) throws IOException {
    AtomicFile file = new AtomicFile(disk, "confirmed-keys");
    return new KeyConfirmation(
        file, collector, file.load().flatMap(text -> parse(text, collector)));
  }

  /** The fingerprints confirmed last; empty while there was no confirmation. */
  public Set<KeyFingerprint> confirmed() {
    return confirmed;
  }

  /**
   * Takes the newest answer, also where it names fewer keys, or none. It counts at once.
   *
   * @throws IOException when it could not be kept; the next update tries again
   */
  synchronized void update(Set<KeyFingerprint> keys) throws IOException {
    if (kept && keys.equals(confirmed)) {
      return;
    }
    kept = false;
    confirmed = Set.copyOf(keys);
    file.store(format());
    kept = true;
  }

  private byte[] format() {
    String keys =
        new TreeSet<>(confirmed).stream().map(KeyFingerprint::hex).collect(Collectors.joining(","));
    return "waybill-confirmed 1\ncollector %s\nkeys %s\n"
        .formatted(collector, keys)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<Set<KeyFingerprint>> parse(byte[] text, URI collector) {
    Matcher form = FORM.matcher(new String(text, StandardCharsets.US_ASCII));
    if (!form.matches() || !form.group(1).equals(collector.toString())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Arrays.stream(form.group(2).split(",", -1))
              .filter(hex -> !hex.isEmpty())
              .map(KeyFingerprint::new)
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
