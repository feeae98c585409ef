package org.waybill.collector.listen;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate and its key as their files had them at one moment. Immutable; nobody changes the
 * bytes.
 */
final class TlsPair {

  private final TlsFiles files;
  private final byte[] certificate;
  private final byte[] key;

  private TlsPair(TlsFiles files, byte[] certificate, byte[] key) {
    this.files = files;
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Reads both files, whatever they hold.
   *
   * @throws IOException where one cannot be read, or anybody may read the key; fit for an admin
   */
  static TlsPair read(TlsFiles files) throws IOException {
    if (isWorldReadable(files.key())) {
      throw new IOException(
          "the TLS key %s can be read by everybody on this machine; chmod 640 it"
              .formatted(files.key()));
    }
    return new TlsPair(files, bytes(files.certificate()), bytes(files.key()));
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException("the TLS file %s cannot be read (%s)".formatted(file, e), e);
    }
  }

  private static boolean isWorldReadable(Path key) throws IOException {
    try {
      return Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      throw new IOException("the TLS file %s cannot be read (%s)".formatted(key, e), e);
    } catch (UnsupportedOperationException e) {
      return false; // a file system without such permissions
    }
  }

  boolean isSame(TlsPair other) {
    return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
  }

  /**
   * The pair as the server takes it.
   *
   * @throws IOException where it is none, fit for an admin
   */
  PemKeyCertOptions checked(Vertx vertx) throws IOException {
    PemKeyCertOptions options =
        new PemKeyCertOptions()
            .setCertValue(Buffer.buffer(certificate))
            .setKeyValue(Buffer.buffer(key));
    try {
      Certificate leaf =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(certificate))
              .stream()
              .findFirst()
              .orElseThrow(() -> new GeneralSecurityException("it holds no certificate"));
      if (!belong(leaf, privateKey(options, leaf, vertx))) {
        throw new GeneralSecurityException("they do not belong together");
      }
      return options;
    } catch (Exception e) { // Vert.x declares no narrower one
      throw new IOException(
          "the TLS certificate %s and key %s cannot be used (%s); they must be a PEM certificate chain and its unencrypted PEM key"
              .formatted(files.certificate(), files.key(), e.getMessage()),
          e);
    }
  }

  private static PrivateKey privateKey(PemKeyCertOptions options, Certificate leaf, Vertx vertx)
      throws Exception {
    String algorithm = leaf.getPublicKey().getAlgorithm();
    for (Object manager : options.getKeyManagerFactory(vertx).getKeyManagers()) {
      if (manager instanceof X509KeyManager keys) {
        String[] aliases = keys.getServerAliases(algorithm, null);
        if (aliases != null) {
          return Stream.of(aliases)
              .map(keys::getPrivateKey)
              .findFirst()
              .orElseThrow(() -> new GeneralSecurityException("there is no key"));
        }
      }
    }
    throw new GeneralSecurityException("there is no " + algorithm + " key");
  }

  /** What the key signs, the certificate must verify. */
  private static boolean belong(Certificate leaf, PrivateKey key) throws GeneralSecurityException {
    String algorithm =
        switch (leaf.getPublicKey().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> leaf.getPublicKey().getAlgorithm();
        };
    byte[] text = {1, 2, 3};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(leaf.getPublicKey());
    signature.update(text);
    return signature.verify(signed);
  }
}
