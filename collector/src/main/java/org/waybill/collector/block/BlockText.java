package org.waybill.collector.block;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The blocks as their file holds them, UTF-8, with a tab between the fields:
 *
 * <pre>
 * waybill-blocks 1
 * KIND  NAME  SINCE  BY  WHY
 * </pre>
 */
final class BlockText {

  private static final String HEAD = "waybill-blocks 1";
  private static final int FIELDS = 5;

  private BlockText() {}

  static byte[] encode(Collection<Block> blocks) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (Block block : blocks) {
      Block.Subject subject = block.subject();
      text.append(
          String.join(
              "\t",
              subject.kind().word(),
              subject.name(),
              block.since().toString(),
              block.by(),
              block.why()));
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Empty for anything else than what {@link #encode} writes. */
  static Optional<List<Block>> decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEAD) || !text.endsWith("\n")) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Optional<Block> block = block(line.split("\t", -1));
      if (block.isEmpty()) {
        return Optional.empty();
      }
      blocks.add(block.get());
    }
    return Optional.of(blocks);
  }

  private static Optional<Block> block(String[] fields) {
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    try {
      Instant since = Instant.parse(fields[2]);
      return Block.Kind.of(fields[0])
          .map(kind -> new Block(new Block.Subject(kind, fields[1]), since, fields[3], fields[4]));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
