package org.waybill.wire;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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

  @Override
  public String toString() {
    return "key ring of " + sealing;
  }
}
