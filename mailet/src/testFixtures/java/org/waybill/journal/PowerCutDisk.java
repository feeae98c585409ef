package org.waybill.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A folder in memory that promises no more than a disk does: bytes survive a power cut when they
 * were forced, entries when the folder was. Each change counts as one operation; at the chosen one
 * the power goes, in the middle of it, and everything after it fails. Of what was not forced, any
 * part may have survived, or none, or all.
 */
public final class PowerCutDisk implements Disk {
  /** How much of what was not forced is there after the cut. */
  public enum Survival {
    /** Nothing: the strictest reading of what a disk promises. */
    FORCED_ONLY,
    /** Everything: the process was killed, the machine went on. */
    ALL,
    /** Any sectors of it, any number of the folder's changes in their order. */
    SOME
  }

  /** A sector of this model; small, so that records are torn often. */
  private static final int SECTOR = 16;

  private static final class Inode {
    private byte[] content = new byte[0];
    private byte[] forced = new byte[0];
  }

  private final TreeMap<String, Inode> entries = new TreeMap<>();
  private final List<Map<String, Inode>> unforcedChanges = new ArrayList<>();
  private Map<String, Inode> forcedEntries = Map.of();
  private long operations;
  private long cutAt = Long.MAX_VALUE;
  private boolean locked;

  /** The power goes in the middle of the operation with this number, counted from 1. */
  public PowerCutDisk cutAt(long operation) {
    cutAt = operation;
    return this;
  }

  public synchronized long operations() {
    return operations;
  }

  public synchronized boolean isCut() {
    return operations >= cutAt;
  }

  /** The disk as the next start finds it; nothing is cut there until asked for. */
  public synchronized PowerCutDisk afterCut(Survival survival, RandomGenerator random) {
    PowerCutDisk after = new PowerCutDisk();
    for (Map.Entry<String, Inode> entry : survivingEntries(survival, random).entrySet()) {
      Inode survivor = new Inode();
      survivor.content = survivingBytes(entry.getValue(), survival, random);
      survivor.forced = survivor.content;
      after.entries.put(entry.getKey(), survivor);
    }
    after.forcedEntries = Map.copyOf(after.entries);
    return after;
  }

  /** The same disk after the process alone was killed: still owing what was not forced. */
  public synchronized PowerCutDisk afterKill() {
    PowerCutDisk after = new PowerCutDisk();
    after.entries.putAll(entries);
    after.unforcedChanges.addAll(unforcedChanges);
    after.forcedEntries = forcedEntries;
    return after;
  }

  private Map<String, Inode> survivingEntries(Survival survival, RandomGenerator random) {
    int applied =
        switch (survival) {
          case FORCED_ONLY -> 0;
          case ALL -> unforcedChanges.size();
          case SOME -> random.nextInt(unforcedChanges.size() + 1);
        };
    return applied == 0 ? forcedEntries : unforcedChanges.get(applied - 1);
  }

  private static byte[] survivingBytes(Inode inode, Survival survival, RandomGenerator random) {
    return switch (survival) {
      case FORCED_ONLY -> inode.forced;
      case ALL -> inode.content;
      case SOME -> someSectors(inode, random);
    };
  }

  private static byte[] someSectors(Inode inode, RandomGenerator random) {
    int from = Math.min(inode.forced.length, inode.content.length);
    int to = Math.max(inode.forced.length, inode.content.length);
    byte[] bytes = Arrays.copyOf(inode.forced, random.nextInt(from, to + 1));
    for (int sector = 0; sector < bytes.length; sector += SECTOR) {
      if (random.nextBoolean()) {
        int end = Math.min(Math.min(sector + SECTOR, bytes.length), inode.content.length);
        if (sector < end) {
          System.arraycopy(inode.content, sector, bytes, sector, end - sector);
        }
      }
    }
    return bytes;
  }

  @Override
  public String describe() {
    return "power-cut disk";
  }

  @Override
  public synchronized Closeable lock() throws IOException {
    if (locked) {
      throw new FolderInUseException(describe(), "this test");
    }
    locked = true;
    return this::unlock;
  }

  private synchronized void unlock() {
    locked = false;
  }

  @Override
  public synchronized List<String> list() throws IOException {
    alive();
    return List.copyOf(entries.keySet());
  }

  @Override
  public synchronized DiskFile create(String name) throws IOException {
    boolean cut = step();
    if (entries.containsKey(name)) {
      throw new IOException(name + " exists");
    }
    Inode inode = new Inode();
    entries.put(name, inode);
    folderChanged(cut);
    return new Appended(inode);
  }

  @Override
  public synchronized DiskSource open(String name) throws IOException {
    alive();
    return new Source(inode(name));
  }

  @Override
  public synchronized void truncate(String name, long size) throws IOException {
    boolean cut = step();
    Inode inode = inode(name);
    inode.content = Arrays.copyOf(inode.content, (int) size);
    fail(cut);
    inode.forced = inode.content;
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    boolean cut = step();
    entries.put(to, inode(from));
    entries.remove(from);
    folderChanged(cut);
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    boolean cut = step();
    entries.remove(name);
    folderChanged(cut);
  }

  @Override
  public synchronized void forceFolder() throws IOException {
    fail(step());
    forcedEntries = Map.copyOf(entries);
    unforcedChanges.clear();
  }

  private Inode inode(String name) throws IOException {
    Inode inode = entries.get(name);
    if (inode == null) {
      throw new NoSuchFileException(name);
    }
    return inode;
  }

  private void folderChanged(boolean cut) throws IOException {
    unforcedChanges.add(Map.copyOf(entries));
    fail(cut);
  }

  /** Counts an operation; true when the power goes during it. */
  private boolean step() throws IOException {
    alive();
    operations++;
    return operations >= cutAt;
  }

  private void alive() throws IOException {
    fail(isCut());
  }

  private static void fail(boolean cut) throws IOException {
    if (cut) {
      throw new IOException("power cut");
    }
  }

  private final class Appended implements DiskFile {
    private final Inode inode;
    private int position;

    Appended(Inode inode) {
      this.inode = inode;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
      synchronized (PowerCutDisk.this) {
        boolean cut = step();
        int end = position + bytes.remaining();
        byte[] content = Arrays.copyOf(inode.content, Math.max(inode.content.length, end));
        bytes.get(content, position, bytes.remaining());
        inode.content = content;
        position = end;
        fail(cut);
      }
    }

    @Override
    public void fill(int zeros) throws IOException {
      synchronized (PowerCutDisk.this) {
        boolean cut = step();
        inode.content = Arrays.copyOf(inode.content, inode.content.length + zeros);
        fail(cut);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (PowerCutDisk.this) {
        fail(step());
        inode.forced = inode.content.clone();
      }
    }

    @Override
    public void close() {}
  }

  private final class Source implements DiskSource {
    private final Inode inode;

    Source(Inode inode) {
      this.inode = inode;
    }

    @Override
    public long size() throws IOException {
      synchronized (PowerCutDisk.this) {
        alive();
        return inode.content.length;
      }
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      synchronized (PowerCutDisk.this) {
        alive();
        int there = (int) Math.min(length, inode.content.length - position);
        if (there <= 0) {
          return length == 0 ? 0 : -1;
        }
        System.arraycopy(inode.content, (int) position, into, offset, there);
        return there;
      }
    }

    @Override
    public void close() {}
  }
}
