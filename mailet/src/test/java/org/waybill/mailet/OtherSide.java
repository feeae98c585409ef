package org.waybill.mailet;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Opened;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackedPath;

/**
 * The collector's side for a test that must not have our classes on its class path: it comes by a
 * class loader of its own ({@link Apart}), and only the JDK's types pass between the two.
 */
public final class OtherSide implements Function<String, List<String>>, AutoCloseable {
  private static final Pattern TRACKED = Pattern.compile("https://track\\.example(/[oc]/[\\w.-]+)");

  private final Seals seals;
  private final Collector collector;

  /** Makes a key file and opens an intake that holds its keys. */
  public OtherSide(Path keyFile) throws Exception {
    KeyRing keys = KeyRing.generate(Instant.now().minus(Duration.ofDays(1)), new SecureRandom());
    KeyFile.create(keyFile, keys);
    seals = Seals.of(keys);
    collector = Collector.with(keys);
  }

  /** The port of the intake on 127.0.0.1. */
  public int port() {
    return collector.port();
  }

  /** What the ledger has told so far, by the kind of each record. */
  public Supplier<List<String>> told() {
    return () -> collector.records().stream().map(fact -> fact.getClass().getSimpleName()).toList();
  }

  /** Kind and target of each tracked URL in a message, in order; its seal must open. */
  @Override
  public List<String> apply(String message) {
    return TRACKED
        .matcher(message)
        .results()
        .map(url -> TrackedPath.of(url.group(1)).orElseThrow())
        .map(path -> (Opened.Known) seals.open(path.kind(), path.token()))
        .map(known -> known.token().kind() + " " + known.token().target())
        .toList();
  }

  @Override
  public void close() {
    collector.close();
  }
}
