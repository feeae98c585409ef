package org.waybill.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.LedgerPosition;

/** The random name of a ledger's folder, kept in its file {@code node}: 16 hexadecimal digits. */
final class NodeId {
  private static final int BYTES = 8;

  private NodeId() {}

  static String in(Disk disk, SecureRandom random) throws IOException {
    AtomicFile file = new AtomicFile(disk, "node");
    Optional<byte[]> stored = file.load();
    return stored.isPresent() ? checked(stored.get(), file) : created(file, random);
  }

  private static String checked(byte[] stored, AtomicFile file) throws IOException {
    String node = new String(stored, StandardCharsets.US_ASCII).strip();
    if (!LedgerPosition.isNode(node)) {
      throw new IOException(
          "%s does not hold 16 hexadecimal digits: restore it, or remove it and the ledger is shipped again under a new name"
              .formatted(file));
    }
    return node;
  }

  private static String created(AtomicFile file, SecureRandom random) throws IOException {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String node = HexFormat.of().formatHex(bytes);
    file.store((node + "\n").getBytes(StandardCharsets.US_ASCII));
    return node;
  }
}
