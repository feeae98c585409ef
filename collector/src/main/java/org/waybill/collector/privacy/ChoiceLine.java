package org.waybill.collector.privacy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.waybill.wire.PersonCode;

/**
 * A choice as its file holds it, one line of ASCII:
 *
 * <pre>
 * withdrawn 0123456789abcdef 2026-11-02T10:00:00Z recipient 1a2b3c4d
 * </pre>
 *
 * The last word is the CRC-32 of what stands before it, so that a line that was damaged is not
 * taken for another person's.
 */
final class ChoiceLine {

  private static final int WORDS = 5;
  private static final int CODE_DIGITS = 16;

  private ChoiceLine() {}

  static byte[] encode(Choice choice) {
    String text =
        "%s %s %s %s "
            .formatted(choice.wish().word(), choice.person(), choice.at(), choice.hand().word());
    return (text + sum(text) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Empty for anything else than what {@link #encode} writes; without the line's end. */
  static Optional<Choice> decode(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != WORDS
        || words[1].length() != CODE_DIGITS
        || !sum(line.substring(0, line.lastIndexOf(' ') + 1)).equals(words[WORDS - 1])) {
      return Optional.empty();
    }
    try {
      PersonCode person = new PersonCode(HexFormat.fromHexDigitsToLong(words[1]));
      Instant at = Instant.parse(words[2]);
      return Choice.Wish.of(words[0])
          .flatMap(
              wish -> Choice.Hand.of(words[3]).map(hand -> new Choice(person, wish, at, hand)));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String sum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
