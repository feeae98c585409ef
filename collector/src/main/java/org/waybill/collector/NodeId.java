package org.waybill.collector;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;

/**
 * Which of several collectors on one database a data folder is: 64 random bits in its file {@code
 * node}, made at the first start. What is stored of a folder's journal goes by it.
 */
final class NodeId {

  private static final String FILE = "node";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  private NodeId() {}

  /**
   * Reads it, or makes it.
   *
   * @param data the data folder
   * @return 16 lower-case hexadecimal digits
   * @throws IOException where the file cannot be read or written, or holds something else; the
   *     message is fit for an admin
   */
  static String in(Disk data) throws IOException {
    AtomicFile file = new AtomicFile(data, FILE);
    Optional<byte[]> stored = file.load();
    if (stored.isPresent()) {
      return known(file, new String(stored.get(), US_ASCII).strip());
    }
    String fresh = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    file.store((fresh + "\n").getBytes(US_ASCII));
    return fresh;
  }

  private static String known(AtomicFile file, String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      throw new IOException(
          "%s holds no node's id; allowed are 16 hexadecimal digits: put it back from a copy, or look which node this was in table journals"
              .formatted(file));
    }
    return id;
  }
}
