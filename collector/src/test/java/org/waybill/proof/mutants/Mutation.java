package org.waybill.proof.mutants;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Breaks messages; the same number breaks the same way for ever. */
final class Mutation {
  private static final int LONGEST = 400;

  /** What parsers of mail and HTML trip over. */
  private static final List<String> SHARDS =
      List.of(
          "<",
          ">",
          "\"",
          "'",
          "=",
          "/",
          "&",
          ";",
          "\0",
          "\r",
          "\n",
          "\r\n",
          "\r\n\r\n",
          "--",
          "=\r\n",
          "=3D",
          "=",
          "=0",
          "\u00FF",
          "\u00EF\u00BB\u00BF",
          "\u001B$B",
          "\u001B(B",
          "\u0081",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<!--[if mso]>",
          "<![endif]-->",
          "<![if !mso]>",
          "</body>",
          "<body>",
          "</html>",
          "<title>",
          "<style>",
          "<script>",
          "<textarea>",
          "<svg>",
          "<math>",
          "<table>",
          "<td>",
          "<template>",
          "<noscript>",
          "<select>",
          "<plaintext>",
          "<frameset>",
          "<base href=https://base.example/>",
          "<a href=\"",
          "<a href=http://x.example/>",
          "</a>",
          "&#x2f;",
          "&amp",
          "https://",
          "http://shop.example/a?b&c=d ",
          "Content-Type: text/html\r\n",
          "Content-Type: multipart/mixed; boundary=\"",
          "Content-Transfer-Encoding: base64\r\n",
          "Content-Transfer-Encoding: quoted-printable\r\n",
          "Content-Disposition: attachment\r\n",
          "boundary=",
          "charset=utf-16",
          "charset=\"",
          "From ",
          "https://track.example/",
          "<img src=\"https://track.example/\">");

  private final SplittableRandom random;

  Mutation(long number) {
    random = new SplittableRandom(number);
  }

  /** Breaks a message in one to six places. */
  byte[] of(byte[] message, byte[] other) {
    byte[] broken = message;
    for (int i = random.nextInt(6); i >= 0; i--) {
      broken = once(broken, other);
    }
    return broken;
  }

  private byte[] once(byte[] message, byte[] other) {
    int at = random.nextInt(message.length + 1);
    int end = at + random.nextInt(Math.min(LONGEST, message.length - at) + 1);
    return switch (random.nextInt(12)) {
      case 0 -> Arrays.copyOf(message, at);
      case 1 -> Arrays.copyOfRange(message, at, message.length);
      case 2 -> spliced(message, at, end, new byte[0]);
      case 3 -> spliced(message, at, at, Arrays.copyOfRange(message, at, end));
      case 4 -> spliced(message, at, end, piece(other));
      case 5 -> spliced(message, at, at, piece(message));
      case 6, 7 -> flipped(message);
      case 8 -> spliced(message, at, Math.min(at + 1, message.length), shard());
      default -> spliced(message, at, at, shard());
    };
  }

  private byte[] shard() {
    return SHARDS.get(random.nextInt(SHARDS.size())).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] piece(byte[] from) {
    int at = random.nextInt(from.length + 1);
    return Arrays.copyOfRange(
        from, at, at + random.nextInt(Math.min(LONGEST, from.length - at) + 1));
  }

  private byte[] flipped(byte[] message) {
    byte[] flipped = message.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    }
    return flipped;
  }

  private static byte[] spliced(byte[] message, int from, int to, byte[] piece) {
    byte[] out = new byte[message.length - (to - from) + piece.length];
    System.arraycopy(message, 0, out, 0, from);
    System.arraycopy(piece, 0, out, from, piece.length);
    System.arraycopy(message, to, out, from + piece.length, message.length - to);
    return out;
  }
}
