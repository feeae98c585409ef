package org.waybill.collector;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.listen.TlsFiles;

/**
 * The two keys that give a listener TLS.
 *
 * @param certificate names the PEM file of the certificate chain; empty for plain HTTP
 * @param key names the PEM file of its private key
 */
record TlsSettings(Setting<String> certificate, Setting<String> key) {

  private static final String FILE =
      "a path relative to this file's folder, or nothing for plain HTTP";

  static TlsSettings of(String listener) {
    return new TlsSettings(
        Setting.optional(listener + ".tls.certificate", "", FILE, TlsSettings::path),
        Setting.optional(listener + ".tls.key", "", FILE, TlsSettings::path));
  }

  /** What is wrong with the two together. */
  Optional<String> problem(String certificateFile, String keyFile) {
    return certificateFile.isEmpty() == keyFile.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s is '%s' and %s is '%s'; allowed is both or none: a certificate serves nobody without its key"
                .formatted(certificate.key(), certificateFile, key.key(), keyFile));
  }

  /** Both files; nothing where they are not set. */
  Optional<TlsFiles> files(String certificateFile, String keyFile, Function<String, Path> resolve) {
    return certificateFile.isEmpty()
        ? Optional.empty()
        : Optional.of(new TlsFiles(resolve.apply(certificateFile), resolve.apply(keyFile)));
  }

  private static String path(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
