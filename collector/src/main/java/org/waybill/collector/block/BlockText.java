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
 * KIND  NAME  SINCE  BY  WHY  MADE
 * </pre>
 *
 * SINCE is {@code -} where it is blocked no more; MADE, when that was last decided, is missing in
 * older files.
 */
final class BlockText {

  private static final String HEAD = "waybill-blocks 1";
  private static final String ENDED = "-";
  private static final int OLDER_FIELDS = 5;
  private static final int FIELDS = 6;

  private BlockText() {}

  static byte[] encode(Collection<Ruling> rulings) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    rulings.forEach(ruling -> text.append(line(ruling)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Without the line's end. */
  static String line(Ruling ruling) {
    Block.Subject subject = ruling.subject();
    return String.join(
        "\t",
        subject.kind().word(),
        subject.name(),
        ruling.block().map(block -> block.since().toString()).orElse(ENDED),
        ruling.block().map(Block::by).orElse(""),
        ruling.block().map(Block::why).orElse(""),
        ruling.made().toString());
  }

  /** Empty for anything else than what {@link #encode} writes. */
  static Optional<List<Ruling>> decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEAD) || !text.endsWith("\n")) {
      return Optional.empty();
    }
    List<Ruling> rulings = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Optional<Ruling> ruling = ruling(line);
      if (ruling.isEmpty()) {
        return Optional.empty();
      }
      rulings.add(ruling.get());
    }
    return Optional.of(rulings);
  }

  /** Empty for anything else than what {@link #line} writes. */
  static Optional<Ruling> ruling(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS && fields.length != OLDER_FIELDS) {
      return Optional.empty();
    }
    try {
      Optional<Instant> made =
          fields.length == FIELDS ? Optional.of(Instant.parse(fields[5])) : Optional.empty();
      return Block.Kind.of(fields[0])
          .map(kind -> new Block.Subject(kind, fields[1]))
          .map(subject -> ruling(subject, fields, made));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Ruling ruling(Block.Subject subject, String[] fields, Optional<Instant> made) {
    if (fields[2].equals(ENDED)) {
      return new Ruling(subject, made.orElse(Instant.EPOCH), Optional.empty());
    }
    Block block = new Block(subject, Instant.parse(fields[2]), fields[3], fields[4]);
    return new Ruling(subject, made.orElse(block.since()), Optional.of(block));
  }
}
