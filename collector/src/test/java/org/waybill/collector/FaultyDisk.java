package org.waybill.collector;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.waybill.journal.Disk;
import org.waybill.journal.DiskFile;
import org.waybill.journal.DiskSource;

/** A disk that fails or stops answering when it is told to. */
final class FaultyDisk implements Disk {

  private final Disk disk;
  private final AtomicInteger forces = new AtomicInteger();
  private volatile boolean failing;
  private volatile CountDownLatch open = new CountDownLatch(0);

  FaultyDisk(Disk disk) {
    this.disk = disk;
  }

  /** From now on no write succeeds. */
  void fail() {
    failing = true;
  }

  /** From now on no write returns. */
  void hang() {
    open = new CountDownLatch(1);
  }

  /** All is well again; what hung goes on. */
  void heal() {
    failing = false;
    open.countDown();
  }

  /** How often a file was forced. */
  int forces() {
    return forces.get();
  }

  private void pass() throws IOException {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    pass();
    return new Faulty(disk.create(name));
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
    pass();
    disk.forceFolder();
  }

  private final class Faulty implements DiskFile {
    private final DiskFile file;

    private Faulty(DiskFile file) {
      this.file = file;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
      pass();
      file.append(bytes);
    }

    @Override
    public void fill(int zeros) throws IOException {
      pass();
      file.fill(zeros);
    }

    @Override
    public void force() throws IOException {
      pass();
      forces.incrementAndGet();
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
