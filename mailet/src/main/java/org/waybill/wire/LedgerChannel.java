package org.waybill.wire;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sealed way from mailet to collector. Shipments: AES-256-GCM under HKDF(identity key,
 * "ledger/1"), a random nonce of 96 bits in front, the place as associated data. Errands of the
 * kill switch: the same under HKDF(identity key, "switch/1"), so that neither can be taken for the
 * other. Answers: HMAC under HKDF(identity key, "answer/1"). Immutable, thread-safe.
 */
public final class LedgerChannel {

  private final AesGcmJce aead;
  private final AesGcmJce errands;
  private final byte[] answerKey;

  private LedgerChannel(IdentityKey identity) {
    try {
      aead = new AesGcmJce(identity.derive("ledger/1"));
      errands = new AesGcmJce(identity.derive("switch/1"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
    answerKey = identity.derive("answer/1");
  }

  /** The channel of an installation. */
  public static LedgerChannel of(IdentityKey identity) {
    return new LedgerChannel(identity);
  }

  /**
   * Seals a shipment.
   *
   * @param place where its first record begins
   * @param batch a {@link LedgerBatch}
   */
  public byte[] seal(LedgerPosition place, byte[] batch) {
    try {
      return aead.encrypt(batch, associated(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing a shipment failed", e);
    }
  }

  /** Opens a shipment; empty where it was not sealed for that place by these keys. */
  public Optional<byte[]> open(LedgerPosition place, byte[] sealed) {
    try {
      return Optional.of(aead.decrypt(sealed, associated(place)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Seals what a node has the collector switch. */
  public byte[] seal(String node, SwitchErrand errand) {
    try {
      return errands.encrypt(errand.encode(), ascii(SwitchErrand.path(node)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing an errand failed", e);
    }
  }

  /** Opens an errand; empty where it was not sealed for that node by these keys. */
  public Optional<SwitchErrand> openErrand(String node, byte[] sealed) {
    try {
      return SwitchErrand.decode(errands.decrypt(sealed, ascii(SwitchErrand.path(node))));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** SHA-256 of a sealed body: what the answer to it is bound to. */
  public static byte[] digest(byte[] sealed) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /**
   * The MAC of an answer, 32 bytes.
   *
   * @param further lines behind the keys, without their ends; none looks like a fingerprint, for
   *     each begins with a name and a blank
   */
  byte[] mac(
      byte[] question, long segment, long offset, Set<KeyFingerprint> keys, List<String> further) {
    Fields fields = Fields.of("answer/1").bytes(question).number(segment).number(offset);
    new TreeSet<>(keys).forEach(key -> fields.text(key.hex()));
    further.forEach(fields::text);
    return Hmac.sha256(answerKey, fields.toByteArray());
  }

  private static byte[] associated(LedgerPosition place) {
    return ascii(place.path());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
