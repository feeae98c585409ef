package org.waybill.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;

class KeyFileTest {

  private final KeyRing ring = KeyRing.generate(Instant.EPOCH, new SecureRandom());

  @TempDir Path folder;

  @Test
  void readShouldReturnWhatWasCreated() throws IOException {
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);

    assertThat(KeyFile.read(file)).isEqualTo(ring);
    assertThat(KeyFile.exposure(file)).isEqualTo(Exposure.OWNER);
  }

  @Test
  void createShouldLeaveAnExistingFileAsItIs() throws IOException {
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);

    assertThatThrownBy(
            () -> KeyFile.create(file, KeyRing.generate(Instant.EPOCH, new SecureRandom())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exists already");
    assertThat(KeyFile.read(file)).isEqualTo(ring);
  }

  @Test
  void readShouldSayWhatToDoWhenTheFileIsAbsent() {
    assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("waybill keygen");
  }

  @Test
  void readShouldNameTheFileWhenItIsNoKeyFile() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, 1});
    Path other = Files.writeString(folder.resolve("other"), "hello\n");

    assertThatThrownBy(() -> KeyFile.read(binary)).hasMessageContaining("binary is not text");
    assertThatThrownBy(() -> KeyFile.read(other)).hasMessageContaining("other: line 1:");
  }

  @Test
  void exposureShouldTellGroupFromWorld() throws IOException {
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(KeyFile.exposure(file)).isEqualTo(Exposure.GROUP);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(KeyFile.exposure(file)).isEqualTo(Exposure.WORLD);
  }

  @Test
  void changeShouldReplaceTheKeysAndKeepThePermissions() throws IOException {
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    KeyRing changed = KeyFile.change(file, KeyFileTest::rotated);

    assertThat(KeyFile.read(file)).isEqualTo(changed);
    assertThat(changed.sealing()).hasSize(2);
    assertThat(KeyFile.exposure(file)).isEqualTo(Exposure.GROUP);
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void changeShouldKeepOwnerAndGroupWhenRootChangesTheFileOfAnother() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    UserPrincipalLookupService names = file.getFileSystem().getUserPrincipalLookupService();
    view.setGroup(names.lookupPrincipalByGroupName("daemon"));
    view.setOwner(names.lookupPrincipalByName("daemon"));

    KeyFile.change(file, KeyFileTest::rotated);

    PosixFileAttributes kept = Files.readAttributes(file, PosixFileAttributes.class);
    assertThat(kept.owner().getName()).isEqualTo("daemon");
    assertThat(kept.group().getName()).isEqualTo("daemon");
    assertThat(KeyFile.exposure(file)).isEqualTo(Exposure.OWNER);
  }

  @Test
  void changeShouldReplaceWhatALinkLeadsTo() throws IOException {
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    KeyRing changed = KeyFile.change(link, KeyFileTest::rotated);

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(KeyFile.read(file)).isEqualTo(changed);
  }

  @Test
  void changeShouldLeaveTheFileAsItIsWhenItIsRefused() throws IOException {
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);

    assertThatThrownBy(
            () ->
                KeyFile.change(
                    file,
                    keys -> {
                      throw new IllegalArgumentException("not now");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("key file " + file + " stays as it is: not now");
    assertThat(KeyFile.read(file)).isEqualTo(ring);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void changeShouldWaitForNobodyWhenAnotherOneIsUnderWay() throws IOException {
    Path file = folder.resolve("waybill.keys");
    KeyFile.create(file, ring);
    Path other = Files.createFile(folder.resolve("waybill.keys.new"));

    assertThatThrownBy(() -> KeyFile.change(file, KeyFileTest::rotated))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(other + " exists: another waybill keygen");
    assertThat(other).exists();
    assertThat(KeyFile.read(file)).isEqualTo(ring);
  }

  private static KeyRing rotated(KeyRing old) {
    return new KeyLife(old, Instant.EPOCH).rotated(new SecureRandom());
  }
}
