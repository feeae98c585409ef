package org.waybill.endtoend.signed;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** S/MIME signatures (RFC 8551) by Bouncy Castle, with a key and certificate of one run. */
public final class Smime {
  private static final X500Name LEA = new X500Name("CN=Lea,E=lea@sender.example");
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2046-01-01T00:00:00Z");

  private final ContentSigner signer;
  private final X509Certificate certificate;

  public Smime() throws Exception {
    KeyPair keys = RsaKeys.generate();
    signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            LEA, BigInteger.ONE, Date.from(FROM), Date.from(TO), LEA, keys.getPublic());
    certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  /**
   * Signs.
   *
   * @param entity a whole MIME entity, lines in CRLF
   * @param enclosed whether the signature holds the entity
   * @return DER
   */
  public byte[] sign(byte[] entity, boolean enclosed) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(signer, certificate));
    generator.addCertificate(new JcaX509CertificateHolder(certificate));
    return generator.generate(new CMSProcessableByteArray(entity), enclosed).getEncoded();
  }

  /** Whether a signature beside an entity is ours and good. */
  public boolean verifies(byte[] entity, byte[] signature) throws Exception {
    return verifies(new CMSSignedData(new CMSProcessableByteArray(entity), signature));
  }

  /** Whether a signature around an entity is ours and good. */
  public boolean verifies(byte[] enclosing) throws Exception {
    return verifies(new CMSSignedData(enclosing));
  }

  private boolean verifies(CMSSignedData signed) throws Exception {
    for (SignerInformation one : signed.getSignerInfos()) {
      if (!one.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
        return false;
      }
    }
    return signed.getSignerInfos().size() == 1;
  }
}
