package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyLife;
import org.waybill.wire.SealingKey;

/** {@code waybill keygen --rotate}. */
record KeyRotation(Path file, Instant now, PrintWriter out) {

  void run() throws IOException {
    SealingKey added =
        KeyFile.change(file, ring -> new KeyLife(ring, now).rotated(new SecureRandom()))
            .sealing()
            .getLast();
    out.printf(
        "Sealing key %d is in %s and seals from %s on.%n", added.id(), file, added.activeFrom());
    out.println("Until then the present one seals; afterwards it only opens what it sealed.");
    out.println("Before that bring the same file to the other half (a running collector and James");
    out.println("take it within half a minute), and renew your copy.");
  }
}
