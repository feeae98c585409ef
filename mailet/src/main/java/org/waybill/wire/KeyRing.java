package org.waybill.wire;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All keys of an installation: the content of the key file, the same at mailet and collector.
 * Immutable.
 *
 * @param identity the key of ids and of the channel
 * @param sealing at least one sealing key, each id once
 */
public record KeyRing(IdentityKey identity, List<SealingKey> sealing) {

  /**
   * Checks that ids are distinct.
   *
   * @throws IllegalArgumentException where there is no key or an id comes twice
   */
  public KeyRing {
    sealing = List.copyOf(sealing);
    if (sealing.isEmpty()) {
      throw new IllegalArgumentException("no sealing key; make a file with: waybill keygen FILE");
    }
    Set<Integer> ids = new HashSet<>();
    for (SealingKey key : sealing) {
      if (!ids.add(key.id())) {
        throw new IllegalArgumentException(
            "sealing key id " + key.id() + " comes twice; an id is never reused");
      }
    }
  }

  /** A new installation's keys: the first sealing key is active at once. */
  public static KeyRing generate(Instant now, SecureRandom random) {
    return new KeyRing(IdentityKey.generate(random), List.of(SealingKey.generate(1, now, random)));
  }

  /** The fingerprints of every key that opens tokens. */
  public Set<KeyFingerprint> fingerprints() {
    Set<KeyFingerprint> prints = new TreeSet<>();
    sealing.stream().filter(SealingKey::opens).map(SealingKey::fingerprint).forEach(prints::add);
    return prints;
  }

  /** The key with that id, whatever its state. */
  public Optional<SealingKey> key(int id) {
    return sealing.stream().filter(key -> key.id() == id).findFirst();
  }

  /**
   * Why a running process must not go on with these keys in place of the earlier ones; empty where
   * it may. A key may come, change its state and be destroyed; links die by nothing else.
   */
  public Optional<String> problemAfter(KeyRing earlier) {
    if (!identity.equals(earlier.identity)) {
      return Optional.of(
          "it holds another identity key, which is never rotated: it is another installation's"
              + " file, or a new one; put the right one back, and where this half was started with"
              + " the wrong one, then restart it");
    }
    return earlier.sealing.stream()
        .filter(SealingKey::opens)
        .flatMap(key -> problemOf(key).stream())
        .findFirst();
  }

  private Optional<String> problemOf(SealingKey earlier) {
    Optional<SealingKey> now = key(earlier.id());
    if (now.isEmpty()) {
      return Optional.of(
          "sealing key %d is missing, and all links it sealed would die; restore its line from your copy, or destroy it with: waybill keygen --destroy %d"
              .formatted(earlier.id(), earlier.id()));
    }
    boolean another = now.get().opens() && !now.get().fingerprint().equals(earlier.fingerprint());
    return another
        ? Optional.of(
            "sealing key %d has another secret than before; an id is never reused: restore its line from your copy"
                .formatted(earlier.id()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "key ring of " + sealing;
  }
}
