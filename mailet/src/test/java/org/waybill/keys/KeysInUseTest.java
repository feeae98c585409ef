package org.waybill.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.keys.KeysInUse.Look;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;

class KeysInUseTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();
  private final KeyRing first = KeyRing.generate(NOW, random);
  private Path file;
  private KeysInUse keys;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("waybill.keys");
    KeyFile.create(file, first);
    keys = KeysInUse.open(() -> KeyFile.readGuarded(file));
  }

  @Test
  void lookShouldTakeARotatedFile() throws IOException {
    assertThat(keys.look()).isEqualTo(new Look.Same());
    KeyRing rotated = KeyFile.change(file, ring -> new KeyLife(ring, NOW).rotated(random));

    assertThat(keys.ring()).isEqualTo(first);
    assertThat(keys.look()).isEqualTo(new Look.Taken(rotated));
    assertThat(keys.ring()).isEqualTo(rotated);
  }

  @Test
  void lookShouldGoOnWithTheOldKeysWhenTheFileIsWrong() throws IOException {
    String right = Files.readString(file);
    for (String wrong : new String[] {"", "hello", right.substring(0, right.length() / 2)}) {
      Files.writeString(file, wrong);
      assertThat(keys.look()).isInstanceOf(Look.Refused.class);
      assertThat(keys.ring()).isEqualTo(first);
    }
    Files.delete(file);
    assertThat(keys.look()).isInstanceOf(Look.Refused.class);
    KeyFile.create(file, first);
    assertThat(keys.look()).isEqualTo(new Look.Same());
  }

  @Test
  void lookShouldRefuseAnotherInstallationsKeys() throws IOException {
    Files.delete(file);
    KeyFile.create(file, KeyRing.generate(NOW, random));

    assertThat(((Look.Refused) keys.look()).why()).contains("another identity key");
    assertThat(keys.ring()).isEqualTo(first);
  }
}
