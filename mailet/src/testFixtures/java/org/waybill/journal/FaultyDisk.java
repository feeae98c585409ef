package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A disk on which chosen operations fail, or wait: before each change the present fault is asked,
 * on the thread that works on the disk.
 */
public final class FaultyDisk implements Disk {
  /** What a change does to the disk. */
  public enum Operation {
    CREATE,
    APPEND,
    FILL,
    FORCE,
    TRUNCATE,
    RENAME,
    DELETE,
    FORCE_FOLDER
  }

  /** Called before the operation; may throw instead of it, or block. */
  @FunctionalInterface
  public interface Fault {
    void strike(Operation operation) throws IOException;
  }

  private final Disk disk;
  private final AtomicReference<Fault> fault = new AtomicReference<>(operation -> {});

  public FaultyDisk(Disk disk) {
    this.disk = disk;
  }

  public void fault(Fault next) {
    fault.set(next);
  }

  public void heal() {
    fault.set(operation -> {});
  }

  /** Fails every operation of one sort. */
  public static Fault failing(Operation broken) {
    return operation -> {
      if (operation == broken) {
        throw new IOException("injected: " + operation);
      }
    };
  }

  private void strike(Operation operation) throws IOException {
    fault.get().strike(operation);
  }

  @Override
  public String describe() {
    return "faulty " + disk.describe();
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
    strike(Operation.CREATE);
    return new FaultyFile(disk.create(name));
  }

  @Override
  public DiskSource open(String name) throws IOException {
    return disk.open(name);
  }

  @Override
  public void truncate(String name, long size) throws IOException {
    strike(Operation.TRUNCATE);
    disk.truncate(name, size);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    strike(Operation.RENAME);
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    strike(Operation.DELETE);
    disk.delete(name);
  }

  @Override
  public void forceFolder() throws IOException {
    strike(Operation.FORCE_FOLDER);
    disk.forceFolder();
  }

  private final class FaultyFile implements DiskFile {
    private final DiskFile file;

    FaultyFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
      strike(Operation.APPEND);
      file.append(bytes);
    }

    @Override
    public void fill(int zeros) throws IOException {
      strike(Operation.FILL);
      file.fill(zeros);
    }

    @Override
    public void force() throws IOException {
      strike(Operation.FORCE);
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
