package org.waybill.collector.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

/** What is written straight from a request is what its value would be written as. */
class FreshHitTest {

  private static final int REQUESTS = 5_000;
  private static final int OFFSET = 7;

  @Test
  void bytesShouldBeThoseOfItsValue() {
    Random random = new Random(4);
    for (int i = 0; i < REQUESTS; i++) {
      FreshHit hit = hit(random);
      assertThat(written(hit))
          .as("request %d: %s", i, hit)
          .isEqualTo(JournalRecordBytes.encode(hit.hit()));
    }
  }

  @Test
  void bytesShouldBeReadBackAsItsValue() {
    Random random = new Random(5);
    for (int i = 0; i < REQUESTS; i++) {
      FreshHit hit = hit(random);
      assertThat(JournalRecordBytes.decode(written(hit))).isEqualTo(hit.hit());
    }
  }

  @Test
  void longestBytesShouldFitWhereLongestFit() {
    String text = "\u2028".repeat(600);
    Map<HitHeader, String> headers = new EnumMap<>(HitHeader.class);
    Arrays.stream(HitHeader.values()).forEach(header -> headers.put(header, text));
    FreshHit hit =
        new FreshHit(
            1,
            HitKind.OPEN,
            token(new Random(6), HitKind.OPEN),
            new PlainRequest(Method.GET, "", text, text, headers));
    assertThat(written(new FreshMore(hit, 1))).hasSize(JournalRecordBytes.LONGEST_WRITTEN);
  }

  @Test
  void furtherHitsShouldHaveTheBytesOfTheirValueAndBeReadBack() {
    Random random = new Random(7);
    for (int i = 0; i < REQUESTS; i++) {
      FreshMore more = new FreshMore(hit(random), 1 + random.nextInt(More.MOST));
      assertThat(written(more)).isEqualTo(JournalRecordBytes.encode(more.more()));
      assertThat(JournalRecordBytes.decode(written(more))).isEqualTo(more.more());
    }
  }

  @Test
  void nothingShouldHaveTheBytesOfItsValue() {
    assertThat(written(new Nothing())).isEqualTo(JournalRecordBytes.encode(new Nothing()));
    Tampering tampering = new Tampering(7, "192.0.2.1");
    assertThat(written(tampering)).isEqualTo(JournalRecordBytes.encode(tampering));
  }

  private static byte[] written(Recordable entry) {
    ByteBuffer out = ByteBuffer.allocate(OFFSET + JournalRecordBytes.LONGEST_WRITTEN);
    JournalRecordBytes.write(entry, out.position(OFFSET));
    return Arrays.copyOfRange(out.array(), OFFSET, out.position());
  }

  private static FreshHit hit(Random random) {
    HitKind kind = pick(random, HitKind.values());
    Map<HitHeader, String> headers = new EnumMap<>(HitHeader.class);
    for (HitHeader header : HitHeader.values()) {
      if (random.nextBoolean()) {
        headers.put(header, text(random));
      }
    }
    return new FreshHit(
        random.nextLong(),
        kind,
        token(random, kind),
        new PlainRequest(pick(random, Method.values()), "/", text(random), text(random), headers));
  }

  private static Token token(Random random, HitKind kind) {
    byte[] copy = new byte[16];
    random.nextBytes(copy);
    TrackingId id = TrackingId.of(copy);
    Mode mode = pick(random, Mode.values());
    PersonCode person = new PersonCode(random.nextLong());
    int day = random.nextInt(1 << 16);
    return kind == HitKind.OPEN
        ? Token.open(mode, id, person, day, random.nextInt(2))
        : Token.click(mode, id, person, day, random.nextInt(1 << 16), "https://shop.example/");
  }

  /** Mostly ASCII, at times bytes above it, controls, halves of characters, or too long. */
  private static String text(Random random) {
    int most = pick(random, 0, 1, 40, 40, 40, 511, 512, 513, 700);
    int highest = pick(random, 0x7F, 0x7F, 0x100, 0x100, 0x10000);
    int length = most == 0 ? 0 : random.nextInt(most) + (most > 500 ? 0 : 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(highest));
    }
    return text.toString();
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... of) {
    return of[random.nextInt(of.length)];
  }
}
