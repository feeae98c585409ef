package org.waybill.endtoend.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of day of a whole process, by libfaketime (Debian's package of that name): it runs as
 * everybody's does, and hours pass when a test says so. What waits for a while by the monotonic
 * clock waits as long as ever.
 */
public final class Clockwork {
  private static final Path LIBRARIES = Path.of("/usr/lib");

  private final Path library;
  private final Path ahead;
  private Duration passed = Duration.ZERO;

  private Clockwork(Path library, Path ahead) {
    this.library = library;
    this.ahead = ahead;
  }

  /** One that begins now; empty where the library is not installed. */
  public static Optional<Clockwork> in(Path folder) throws IOException {
    Optional<Path> library = library();
    if (library.isEmpty()) {
      return Optional.empty();
    }
    Clockwork clock = new Clockwork(library.get(), folder.resolve("ahead"));
    clock.pass(Duration.ZERO);
    return Optional.of(clock);
  }

  private static Optional<Path> library() throws IOException {
    if (!Files.isDirectory(LIBRARIES)) {
      return Optional.empty();
    }
    try (Stream<Path> platforms = Files.list(LIBRARIES)) {
      return platforms
          .map(platform -> platform.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
    }
  }

  /** Variables of the process that is to live by it: it looks once a second how late it is. */
  public Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        ahead.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0", // with it, whoever waits for a while never sleeps
        "NO_FAKE_STAT",
        "1");
  }

  /** So much time passes within a second. */
  public void pass(Duration time) throws IOException {
    passed = passed.plus(time);
    Path fresh = ahead.resolveSibling("ahead.new");
    Files.writeString(fresh, "+" + passed.toSeconds() + "\n");
    Files.move(fresh, ahead, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
