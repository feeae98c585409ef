package org.waybill.collector.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.waybill.journal.Disk;
import org.waybill.journal.DiskFile;
import org.waybill.journal.DiskSource;

/** A folder that takes nothing while it is told so. */
public final class FailingDisk implements Disk {

  private final Disk disk;

  /** Whether it fails. */
  public volatile boolean failing;

  public FailingDisk(Disk disk) {
    this.disk = disk;
  }

  private void work() throws IOException {
    if (failing) {
      throw new IOException("no space left on device");
    }
  }

  @Override
  public String describe() {
    return disk.describe();
  }

  @Override
  public Closeable lock() throws IOException {
    return disk.lock();
  }

  @Override
  public List<String> list() throws IOException {
    return disk.list();
  }

  @Override
  public DiskFile create(String name) throws IOException {
    work();
    DiskFile file = disk.create(name);
    return new DiskFile() {
      @Override
      public void append(ByteBuffer bytes) throws IOException {
        if (failing) {
          bytes.limit(bytes.limit() / 2);
          file.append(bytes);
        }
        work();
        file.append(bytes);
      }

      @Override
      public void fill(int zeros) throws IOException {
        file.fill(zeros);
      }

      @Override
      public void force() throws IOException {
        work();
        file.force();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  @Override
  public DiskSource open(String name) throws IOException {
    return disk.open(name);
  }

  @Override
  public void truncate(String name, long size) throws IOException {
    disk.truncate(name, size);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    disk.delete(name);
  }

  @Override
  public void forceFolder() throws IOException {
    work();
    disk.forceFolder();
  }
}
