package org.waybill.hosts;

import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The chain a host shows.
 *
 * @param from when the last of them begins to be valid
 * @param until when the first of them ends
 */
record Certificates(Instant from, Instant until) {

  static Certificates of(Certificate[] chain) {
    List<X509Certificate> all =
        Stream.of(chain)
            .filter(X509Certificate.class::isInstance)
            .map(X509Certificate.class::cast)
            .toList();
    return new Certificates(
        all.stream()
            .map(one -> one.getNotBefore().toInstant())
            .max(Instant::compareTo)
            .orElse(Instant.MIN),
        all.stream()
            .map(one -> one.getNotAfter().toInstant())
            .min(Instant::compareTo)
            .orElse(Instant.MAX));
  }

  /** What is wrong at that time, though this Java's own clock had nothing against it. */
  Optional<HostAnswer> fault(Instant now) {
    if (now.isBefore(from)) {
      return Optional.of(wrong("valid from " + from + " on"));
    }
    return now.isBefore(until) ? Optional.empty() : Optional.of(wrong("expired at " + until));
  }

  private static HostAnswer wrong(String found) {
    return new HostAnswer.Wrong(HostFault.CERTIFICATE, found);
  }

  static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
  }

  /** The sentence deep within that names the certificate's fault. */
  static String reason(Exception refusal) {
    return causes(refusal)
        .filter(
            cause ->
                cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException)
        .reduce((outer, inner) -> inner)
        .or(() -> Optional.of(refusal))
        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
        .orElseThrow();
  }

  private static Stream<Throwable> causes(Throwable outermost) {
    return Stream.iterate(outermost, cause -> cause != null, Throwable::getCause).limit(10);
  }
}
