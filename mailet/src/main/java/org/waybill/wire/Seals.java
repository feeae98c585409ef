package org.waybill.wire;

import com.google.crypto.tink.subtle.AesSiv;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens tokens with any key of a ring, and finds the key to seal with. Immutable, thread-safe. */
public final class Seals {

  private static final Comparator<Sealer> NEWEST =
      Comparator.comparing(Sealer::key, SealingKey.NEWEST_LAST);

  /** Characters: key id, seal, and what stands before a target, 50 bytes. */
  private static final int SHORTEST = 67;

  /** One for each key that opens; which of them may seal depends on the hour. */
  private final List<Sealer> sealers;

  private final @Nullable AesSiv[] byId = new @Nullable AesSiv[256];

  private Seals(KeyRing ring) {
    sealers = ring.sealing().stream().filter(SealingKey::opens).map(Sealer::new).toList();
    sealers.forEach(sealer -> byId[sealer.key().id()] = sealer.siv());
  }

  /** Prepares every key of a ring. */
  public static Seals of(KeyRing ring) {
    return new Seals(ring);
  }

  /**
   * The newest active key that the collector can open.
   *
   * @param now seals only with a key active at this instant
   * @param confirmed what the collector said it can open
   * @return empty where no active key is confirmed: then nothing may be sealed
   */
  public Optional<Sealer> sealer(Instant now, Set<KeyFingerprint> confirmed) {
    return sealers.stream()
        .filter(sealer -> sealer.key().sealsAt(now) && confirmed.contains(sealer.fingerprint()))
        .max(NEWEST);
  }

  /**
   * Whether a token that was refused looks like one of ours all the same: as long as the shortest,
   * and by its first byte of a key that opens. Such a one was altered, or made up by somebody who
   * has seen one.
   */
  public boolean resemble(String token) {
    if (token.length() < SHORTEST) {
      return false;
    }
    byte[] begin = Base64Url.decode(token.substring(0, 4));
    return begin != null && byId[Byte.toUnsignedInt(begin[0])] != null;
  }

  /**
   * Opens a token.
   *
   * @param kind the kind its URL claims
   * @param token its text
   * @return refused, in the same time, for any flipped bit, other spelling or other kind
   */
  public Opened open(TokenKind kind, String token) {
    byte[] bytes = Base64Url.decode(token);
    if (bytes == null || bytes.length < 2) {
      return new Opened.Refused();
    }
    int keyId = Byte.toUnsignedInt(bytes[0]);
    AesSiv siv = byId[keyId];
    if (siv == null) {
      return new Opened.Refused();
    }
    try {
      byte[] sealed = Arrays.copyOfRange(bytes, 1, bytes.length);
      byte[] plain = siv.decryptDeterministically(sealed, Sealer.associated(kind));
      return TokenBytes.decode(kind, keyId, plain);
    } catch (GeneralSecurityException e) {
      return new Opened.Refused();
    }
  }
}
