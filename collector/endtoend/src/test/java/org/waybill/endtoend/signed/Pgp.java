package org.waybill.endtoend.signed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/** PGP/MIME signatures (RFC 3156) by Bouncy Castle, with a key of one run. */
public final class Pgp {
  private final PGPKeyPair keys;

  public Pgp() throws Exception {
    keys =
        new JcaPGPKeyPair(
            PGPPublicKey.RSA_GENERAL,
            RsaKeys.generate(),
            Date.from(Instant.parse("2026-01-01T00:00:00Z")));
  }

  /**
   * Signs.
   *
   * @param entity a whole MIME entity, lines in CRLF
   * @return ASCII armour
   */
  public byte[] sign(byte[] entity) throws Exception {
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new JcaPGPContentSignerBuilder(PGPPublicKey.RSA_GENERAL, HashAlgorithmTags.SHA256));
    generator.init(PGPSignature.BINARY_DOCUMENT, keys.getPrivateKey());
    generator.update(entity);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArmoredOutputStream armour = new ArmoredOutputStream(out)) {
      generator.generate().encode(armour);
    }
    return out.toByteArray();
  }

  /** Whether a signature beside an entity is ours and good. */
  public boolean verifies(byte[] entity, byte[] signature) throws Exception {
    JcaPGPObjectFactory objects =
        new JcaPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(signature)));
    PGPSignature found = ((PGPSignatureList) objects.nextObject()).get(0);
    found.init(new JcaPGPContentVerifierBuilderProvider(), keys.getPublicKey());
    found.update(entity);
    return found.verify();
  }
}
