package org.waybill.endtoend.world;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that one JVM trusts and no other does, and the certificates it issues. */
public final class Authority {
  private static final X500Name NAME = new X500Name("CN=Authority of a test");
  private static final String PASSWORD = "changeit";

  private final KeyPair keys;
  private final X509Certificate certificate;
  private final Path trust;
  private long serial = 1;

  private Authority(KeyPair keys, X509Certificate certificate, Path trust) {
    this.keys = keys;
    this.certificate = certificate;
    this.trust = trust;
  }

  /** A new one, with the file that makes it trusted in that folder. */
  public static Authority in(Path folder) throws Exception {
    KeyPair keys = pair();
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        builder(keys.getPublic(), NAME, 1, now.minus(Duration.ofDays(30)), Duration.ofDays(3_650));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    X509Certificate certificate = signed(builder, keys);
    Path trust = folder.resolve("trusted.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", certificate);
    try (OutputStream out = Files.newOutputStream(trust)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return new Authority(keys, certificate, trust);
  }

  /** Options of the JVM that is to trust it. */
  public List<String> jvm() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trust, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /**
   * Issues a certificate for a host name.
   *
   * @param from when its validity begins, before or after now
   * @param valid how long it lasts
   */
  public Certificate issue(String host, Instant from, Duration valid) throws Exception {
    KeyPair server = pair();
    JcaX509v3CertificateBuilder builder =
        builder(server.getPublic(), new X500Name("CN=" + host), ++serial, from, valid);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    return new Certificate(server.getPrivate(), List.of(signed(builder, keys), certificate));
  }

  private static JcaX509v3CertificateBuilder builder(
      PublicKey key, X500Name subject, long serial, Instant from, Duration valid) {
    return new JcaX509v3CertificateBuilder(
        NAME,
        BigInteger.valueOf(serial),
        Date.from(from),
        Date.from(from.plus(valid)),
        subject,
        key);
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
