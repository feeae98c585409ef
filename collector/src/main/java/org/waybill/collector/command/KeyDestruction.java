package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyLife;
import org.waybill.wire.SealingKey;

/** {@code waybill keygen --destroy ID}: says what dies, and does it only when it is told to. */
record KeyDestruction(Path file, Instant now, PrintWriter out) {

  /** The exit code. */
  int run(int id, RunningCollector collector, boolean really) throws IOException {
    KeyLife life = new KeyLife(KeyFile.read(file), now);
    SealingKey key = openOnly(life, id);
    Instant until = life.followed(key).orElse(now);
    out.printf("Sealing key %d sealed mail from %s until %s.%n", id, key.activeFrom(), until);
    collector.sayWhatWasSealed(key.activeFrom(), now, out::println);
    if (really) {
      KeyFile.change(file, ring -> new KeyLife(ring, now).destroyed(id));
      out.printf("It is destroyed in %s: links it sealed lead nowhere from now on.%n", file);
      out.println("Bring the same file to the other half, and destroy every copy of the old one.");
      return collector.takeKeys(out::println);
    }
    out.println("Nothing was changed. To destroy it for ever:");
    out.printf("waybill keygen --destroy %d --yes %s%n", id, file);
    return 0;
  }

  private SealingKey openOnly(KeyLife life, int id) throws IOException {
    try {
      return life.openOnly(id);
    } catch (IllegalArgumentException e) {
      throw new IOException("key file " + file + " stays as it is: " + e.getMessage(), e);
    }
  }
}
