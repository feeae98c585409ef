package org.waybill.collector.hit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

/**
 * The body of a hit:
 *
 * <pre>
 * at 8 | method 1 | kind 1 (o, c) | mode 1 | copy 16 | person 8 | day 2 | link 2
 * | address | user agent | number of headers 1 | each: header 1, value
 * </pre>
 *
 * Text is its length (2 bytes) and UTF-8. A header with a number not known here is skipped.
 */
final class HitBytes {

  private static final int ID = 16;
  private static final int FIXED = 8 + 1 + 1 + 1 + ID + 8 + 2 + 2 + 1;

  private static final HitHeader[] HEADERS = HitHeader.values();

  /** At least as many bytes as any hit takes. */
  static final int LONGEST =
      FIXED + 2 * ClientText.LONGEST_BYTES + HEADERS.length * (1 + ClientText.LONGEST_BYTES);

  private HitBytes() {}

  /** At least as many bytes as the hit takes. */
  static int longest(Hit hit) {
    int bytes = FIXED + longest(hit.address()) + longest(hit.userAgent());
    for (String value : hit.headers().values()) {
      bytes += 1 + longest(value);
    }
    return bytes;
  }

  static void write(Hit hit, ByteBuffer out) {
    out.putLong(hit.at()).put((byte) hit.method().code());
    out.put((byte) hit.kind().token().letter()).put((byte) hit.mode().code());
    out.put(hit.copy().bytes()).putLong(hit.person().value());
    out.putShort((short) hit.day()).putShort((short) hit.link());
    text(hit.address(), out);
    text(hit.userAgent(), out);
    out.put((byte) hit.headers().size());
    for (HitHeader header : HEADERS) {
      String value = hit.headers().get(header.headerName());
      if (value != null) {
        out.put((byte) header.code());
        text(value, out);
      }
    }
  }

  /** The same bytes as those of its value, without a step between. */
  static void write(FreshHit hit, ByteBuffer out) {
    Request request = hit.request();
    Token token = hit.token();
    out.putLong(hit.at()).put((byte) request.method().code());
    out.put((byte) hit.kind().token().letter()).put((byte) token.mode().code());
    out.put(token.copy().bytes()).putLong(token.person().value());
    out.putShort((short) token.day()).putShort((short) token.link());
    ClientText.write(request.address(), out);
    ClientText.write(request.userAgent(), out);
    int countAt = out.position();
    out.put((byte) 0);
    int count = 0;
    for (HitHeader header : HEADERS) {
      String value = request.header(header);
      if (!value.isEmpty()) {
        out.put((byte) header.code());
        ClientText.write(value, out);
        count++;
      }
    }
    out.put(countAt, (byte) count);
  }

  static int longest(Tampering tampering) {
    return Long.BYTES + longest(tampering.address());
  }

  static void write(Tampering tampering, ByteBuffer out) {
    text(tampering.address(), out.putLong(tampering.at()));
  }

  static Tampering readTampering(ByteBuffer in) {
    return new Tampering(in.getLong(), text(in));
  }

  static Hit read(ByteBuffer in) {
    long at = in.getLong();
    Method method = Method.of(in.get());
    HitKind kind = HitKind.of(in.get());
    Mode mode =
        Mode.of(in.get()).orElseThrow(() -> new IllegalArgumentException("a hit of unknown mode"));
    byte[] copy = new byte[ID];
    in.get(copy);
    PersonCode person = new PersonCode(in.getLong());
    int day = Short.toUnsignedInt(in.getShort());
    int link = Short.toUnsignedInt(in.getShort());
    String address = text(in);
    String userAgent = text(in);
    return new Hit(
        at,
        method,
        kind,
        mode,
        TrackingId.of(copy),
        person,
        day,
        link,
        address,
        userAgent,
        headers(in));
  }

  private static Map<String, String> headers(ByteBuffer in) {
    Map<String, String> headers = new TreeMap<>();
    for (int left = Byte.toUnsignedInt(in.get()); left > 0; left--) {
      int code = in.get();
      String value = text(in);
      HitHeader.of(code).ifPresent(header -> headers.put(header.headerName(), value));
    }
    return headers;
  }

  private static int longest(String text) {
    return Short.BYTES + 3 * text.length();
  }

  private static void text(String text, ByteBuffer out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putShort((short) bytes.length).put(bytes);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining() + 1)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
