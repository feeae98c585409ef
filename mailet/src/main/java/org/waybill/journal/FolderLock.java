package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a folder: a lock on its file {@code lock}, and an entry in a table of this
 * JVM. The table stands in the system properties because a class may be loaded twice in one JVM; it
 * is asked first because closing a second channel to a locked file would drop the lock the first
 * one holds (POSIX).
 */
final class FolderLock implements Closeable {
  private static final String FILE = "lock";
  private static final String TABLE = "org.waybill.journal.folder:";

  private final String key;
  private final FileChannel channel;

  private FolderLock(String key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  static FolderLock of(Path folder) throws IOException {
    String key = TABLE + folder.toRealPath();
    String me = "process " + ProcessHandle.current().pid();
    Object other = System.getProperties().putIfAbsent(key, me);
    if (other != null) {
      throw new FolderInUseException(folder.toString(), "this JVM (" + other + ")");
    }
    FileChannel channel = null;
    try {
      channel = FolderDisk.openChannel(folder.resolve(FILE), StandardOpenOption.CREATE);
      acquire(folder, channel, me);
      return new FolderLock(key, channel);
    } catch (IOException | RuntimeException e) {
      release(key, channel);
      throw e;
    }
  }

  static boolean isLockFile(String name) {
    return name.equals(FILE);
  }

  private static void acquire(Path folder, FileChannel channel, String me) throws IOException {
    FileLock lock = channel.tryLock();
    if (lock == null) {
      throw new FolderInUseException(folder.toString(), holder(channel));
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer name = ByteBuffer.allocate(64);
    channel.read(name, 0);
    String holder = StandardCharsets.US_ASCII.decode(name.flip()).toString();
    return holder.startsWith("process ") ? holder : "another process";
  }

  private static void release(String key, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      System.clearProperty(key);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      release(key, channel);
    }
  }
}
