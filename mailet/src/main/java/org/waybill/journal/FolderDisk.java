package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A real folder. Its files can be read by their owner only: they hold addresses. Thread-safe. */
public final class FolderDisk implements Disk {
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();

  private final Path folder;

  private FolderDisk(Path folder) {
    this.folder = folder;
  }

  /** The folder at {@code path}, created with its parents when it is missing. */
  public static FolderDisk at(Path path) throws IOException {
    Path folder = path.toAbsolutePath();
    create(folder);
    return new FolderDisk(folder);
  }

  /** A folder is an entry too: without a force it may be gone after a power cut with all in it. */
  private static void create(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (Files.isDirectory(folder) || parent == null) {
      return;
    }
    create(parent);
    Files.createDirectory(folder, owner(folder, "rwx------"));
    new FolderDisk(parent).forceFolder();
  }

  @Override
  public String describe() {
    return folder.toString();
  }

  @Override
  public Closeable lock() throws IOException {
    return FolderLock.of(folder);
  }

  @Override
  public List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !FolderLock.isLockFile(name))
          .toList();
    }
  }

  @Override
  public DiskFile create(String name) throws IOException {
    return new Appended(openChannel(folder.resolve(name), StandardOpenOption.CREATE_NEW));
  }

  @Override
  public DiskSource open(String name) throws IOException {
    return new Source(new RandomAccessFile(folder.resolve(name).toFile(), "r"));
  }

  @Override
  public void truncate(String name, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
      channel.truncate(size);
      channel.force(true);
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public void forceFolder() throws IOException {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  static FileChannel openChannel(Path file, OpenOption create) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, create),
        owner(file, "rw-------"));
  }

  private static FileAttribute<?>[] owner(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private record Appended(FileChannel channel) implements DiskFile {
    @Override
    public void append(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public void fill(int zeros) throws IOException {
      long at = channel.size();
      long end = at + zeros;
      while (at < end) {
        int part = (int) Math.min(ZEROS.capacity(), end - at);
        at += channel.write(ZEROS.slice(0, part), at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Not a channel: an interrupt would close it under a reader that only meant to stop waiting. */
  private record Source(RandomAccessFile file) implements DiskSource {
    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      file.seek(position);
      return file.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
