package org.waybill.endtoend.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * A server's certificate with its private key.
 *
 * @param chain its own first, then those that vouch for it
 */
public record Certificate(PrivateKey key, List<X509Certificate> chain) {
  public Certificate {
    chain = List.copyOf(chain);
  }

  /** Puts it where a server reads it as PEM files, and where another may lie, as a renewal does. */
  public void install(Path certificate, Path privateKey)
      throws IOException, CertificateEncodingException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate one : chain) {
      text.append(pem("CERTIFICATE", one.getEncoded()));
    }
    put(privateKey, pem("PRIVATE KEY", key.getEncoded()));
    put(certificate, text.toString());
  }

  private static void put(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), what);
  }
}
