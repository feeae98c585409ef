package org.waybill.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.waybill.wire.KeyRing;
import org.waybill.wire.KeyRingText;

/** A key file. Stateless; every error names the file and what to do next. */
public final class KeyFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  /**
   * Reads a key file.
   *
   * @throws IOException where it is absent, unreadable or wrong; the message is fit for an admin
   *     and shows no secret
   */
  public static KeyRing read(Path file) throws IOException {
    try {
      return KeyRingText.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new IOException(
          "key file "
              + file
              + " does not exist; copy it from the other half, or make the first"
              + " one with: waybill keygen "
              + file,
          e);
    } catch (CharacterCodingException e) {
      throw new IOException("key file " + file + " is not text; restore it from your copy", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("key file " + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(
          "key file "
              + file
              + " cannot be read ("
              + e.getMessage()
              + "); check its owner and permissions",
          e);
    }
  }

  /**
   * Reads a key file that not everybody on this machine can read.
   *
   * @throws IOException as {@link #read}, and where everybody can read it
   */
  public static KeyRing readGuarded(Path file) throws IOException {
    KeyRing ring = read(file);
    if (exposure(file) == Exposure.WORLD) {
      throw new IOException(
          "key file %s is one that everybody on this machine can read; allowed is its owner and group: chmod 640 %s"
              .formatted(file, file));
    }
    return ring;
  }

  /**
   * Writes a new key file that its owner alone can read, and waits until it is on disk.
   *
   * @throws IOException where it exists already or cannot be written
   */
  public static void create(Path file, KeyRing ring) throws IOException {
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "key file "
              + file
              + " exists already and is left as it is; links in sent mail depend on"
              + " it. To make another one, name another file",
          e);
    }
    write(file, ring);
    forceFolder(file.toAbsolutePath());
  }

  /**
   * Replaces a key file by one with other keys, and waits until that is on disk: whenever the power
   * goes the file holds the old keys or the new ones. Owner, group and permissions stay. A file
   * {@code NAME.new} beside it keeps two of these from overtaking each other.
   *
   * @param change the new keys for the old ones; an {@link IllegalArgumentException} leaves the
   *     file as it is
   * @return the new keys
   * @throws IOException where nothing was changed; the message is fit for an admin
   */
  public static KeyRing change(Path file, UnaryOperator<KeyRing> change) throws IOException {
    read(file); // absent or wrong is said of the name the admin gave
    Path place = file.toRealPath();
    Path beside = place.resolveSibling(place.getFileName() + ".new");
    try {
      Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "%s exists: another waybill keygen is changing the key file, or one was killed; if none runs, remove it and try again"
              .formatted(beside),
          e);
    }
    KeyRing changed;
    try {
      changed = change.apply(read(file));
      write(beside, changed);
      sameOwner(place, beside);
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | IllegalArgumentException e) {
      Files.deleteIfExists(beside);
      throw new IOException("key file " + file + " stays as it is: " + e.getMessage(), e);
    }
    forceFolder(place);
    return changed;
  }

  private static void write(Path file, KeyRing ring) throws IOException {
    Files.writeString(file, KeyRingText.format(ring), StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The group first: once the owner is another one, only root may change anything. */
  private static void sameOwner(Path from, Path to) throws IOException {
    PosixFileAttributes kept = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes made = Files.readAttributes(to, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (!kept.group().equals(made.group())) {
      view.setGroup(kept.group());
    }
    view.setPermissions(kept.permissions());
    if (!kept.owner().equals(made.owner())) {
      view.setOwner(kept.owner());
    }
  }

  private static void forceFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /**
   * Who can read the file.
   *
   * @throws IOException where its permissions cannot be read
   */
  public static Exposure exposure(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
      return Exposure.WORLD;
    }
    return permissions.contains(PosixFilePermission.GROUP_READ) ? Exposure.GROUP : Exposure.OWNER;
  }
}
