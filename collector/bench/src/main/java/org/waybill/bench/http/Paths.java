package org.waybill.bench.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.waybill.wire.Day;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;

/**
 * Files of tracked paths to ask for, one a line, no two alike, all of them ours.
 *
 * @param pixels each another copy's
 * @param links each another copy's, all with one target
 */
record Paths(Path pixels, Path links) {

  /** Where every link leads. */
  static final String TARGET =
      "https://shop.example/catalogue/autumn?campaign=newsletter-2026-11&article=4711";

  /**
   * Enough that no cache of tokens could help and none comes so often that it is folded, few enough
   * for the generator's memory.
   */
  private static final int PATHS = 250_000;

  static Paths write(Path folder, KeyRing keys, Instant now) throws IOException {
    Sealer sealer = Seals.of(keys).sealer(now, keys.fingerprints()).orElseThrow();
    Random random = new Random(4);
    Path pixels = folder.resolve("pixels.txt");
    Path links = folder.resolve("links.txt");
    try (BufferedWriter pixel = Files.newBufferedWriter(pixels);
        BufferedWriter link = Files.newBufferedWriter(links)) {
      for (int i = 0; i < PATHS; i++) {
        byte[] copy = new byte[16];
        random.nextBytes(copy);
        TrackingId id = TrackingId.of(copy);
        PersonCode person = new PersonCode(random.nextLong());
        int day = Day.of(now);
        write(sealer, Token.open(Mode.IDENTIFIED, id, person, day), pixel);
        write(sealer, Token.click(Mode.IDENTIFIED, id, person, day, 1 + i % 30, TARGET), link);
      }
    }
    return new Paths(pixels, links);
  }

  private static void write(Sealer sealer, Token token, BufferedWriter out) throws IOException {
    out.write(new TrackedPath(token.kind(), sealer.seal(token)) + "\n");
  }
}
