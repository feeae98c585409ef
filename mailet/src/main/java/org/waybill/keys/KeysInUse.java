package org.waybill.keys;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Seals;

/**
 * The keys a running process works with, from a file that may be replaced meanwhile: who asks gets
 * the newest that were right. Thread-safe; asking takes no lock.
 */
public final class KeysInUse {

  private static final Logger LOGGER = LoggerFactory.getLogger(KeysInUse.class);

  private final Source source;
  private volatile Current current;
  private volatile String refused = "";

  private record Current(KeyRing ring, Seals seals, Set<KeyFingerprint> fingerprints) {
    static Current of(KeyRing ring) {
      return new Current(ring, Seals.of(ring), ring.fingerprints());
    }
  }

  /** Where keys come from, such as {@code () -> KeyFile.read(path)}. */
  @FunctionalInterface
  public interface Source {
    /** Reads them; the message of the exception is fit for an admin. */
    KeyRing read() throws IOException;
  }

  /** What a look at the file found. */
  public sealed interface Look {

    /** Nothing new. */
    record Same() implements Look {}

    /** Other keys, which are in use from now on. */
    record Taken(KeyRing ring) implements Look {}

    /** Something wrong; what was in use stays in use. */
    record Refused(String why) implements Look {}
  }

  private KeysInUse(Source source, KeyRing first) {
    this.source = source;
    this.current = Current.of(first);
  }

  /**
   * Reads the first keys.
   *
   * @throws IOException where they cannot be read
   */
  public static KeysInUse open(Source source) throws IOException {
    return new KeysInUse(source, source.read());
  }

  /** The keys. */
  public KeyRing ring() {
    return current.ring();
  }

  /** The same, ready to open and to seal. */
  public Seals seals() {
    return current.seals();
  }

  /** The fingerprints of those that open tokens. */
  public Set<KeyFingerprint> fingerprints() {
    return current.fingerprints();
  }

  /**
   * Reads the file and goes on with what it says, unless that is wrong or would kill links without
   * saying so. The log gets a line for every change, and one for a trouble that lasts.
   */
  public synchronized Look look() {
    Look look = compare();
    switch (look) {
      case Look.Same same -> refused = "";
      case Look.Taken taken -> {
        refused = "";
        current = Current.of(taken.ring());
        LOGGER.info("the key file has changed; in use are {}", taken.ring().sealing());
      }
      case Look.Refused wrong -> {
        if (!refused.equals(wrong.why())) {
          refused = wrong.why();
          LOGGER.error("the keys read before stay in use: {}", wrong.why());
        }
      }
    }
    return look;
  }

  /** Whether the last look found a file that cannot be taken; the keys read before go on. */
  public boolean isRefused() {
    return !refused.isEmpty();
  }

  private Look compare() {
    try {
      KeyRing read = source.read();
      if (read.equals(ring())) {
        return new Look.Same();
      }
      return read.problemAfter(ring())
          .<Look>map(why -> new Look.Refused("the changed key file is refused: " + why))
          .orElseGet(() -> new Look.Taken(read));
    } catch (IOException e) {
      return new Look.Refused(Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
    }
  }
}
