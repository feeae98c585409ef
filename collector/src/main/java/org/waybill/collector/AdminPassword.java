package org.waybill.collector;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.http.Verifier;

/**
 * The admin's password: its hash in the data folder, and at the first start a new password in a
 * file for the admin to read once. Thread-safe.
 */
final class AdminPassword implements Verifier {

  private static final String HASH_FILE = "admin-password-hash";
  private static final String INITIAL_FILE = "initial-admin-password";
  private static final int RANDOM_BYTES = 18;

  /** Argon2id with 19 MiB and two passes, as OWASP advises; one lane, so that it needs no pool. */
  private static final Argon2Function ARGON =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private final String user;
  private final String hash;
  private final Path folder;

  private AdminPassword(String user, String hash, Path folder) {
    this.user = user;
    this.hash = hash;
    this.folder = folder;
  }

  /**
   * Reads the hash; where there is none yet makes a password.
   *
   * @throws IOException where the folder cannot be read or written, fit for an admin
   */
  static AdminPassword open(Path folder, String user) throws IOException {
    try {
      String hash = Files.readString(folder.resolve(HASH_FILE), StandardCharsets.UTF_8).strip();
      Argon2Function.getInstanceFromHash(hash);
      return new AdminPassword(user, hash, folder);
    } catch (NoSuchFileException e) {
      return new AdminPassword(user, begin(folder), folder);
    } catch (RuntimeException e) {
      throw new IOException(
          "%s holds no password hash; remove it to get a new %s"
              .formatted(folder.resolve(HASH_FILE), INITIAL_FILE),
          e);
    }
  }

  /** Where the first password stands, until the admin removes it. */
  Optional<Path> initialFile() {
    Path file = folder.resolve(INITIAL_FILE);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  @Override
  public boolean verify(String triedUser, String tried) {
    boolean right = Password.check(tried, hash).with(Argon2Function.getInstanceFromHash(hash));
    boolean known =
        MessageDigest.isEqual(
            user.getBytes(StandardCharsets.UTF_8), triedUser.getBytes(StandardCharsets.UTF_8));
    return right && known;
  }

  /**
   * The password is written first: a crash in between leaves a file that the next start replaces.
   */
  private static String begin(Path folder) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Hash hash = Password.hash(password).addRandomSalt(16).with(ARGON);
    write(folder.resolve(INITIAL_FILE), password);
    write(folder.resolve(HASH_FILE), hash.getResult());
    return hash.getResult();
  }

  private static void write(Path file, String line) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }
}
