package org.waybill.collector.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.link.Target;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.TrackingId;

/**
 * What is blocked: in memory for every click, in the file {@code blocks} of the data folder for the
 * next start. A block counts before it is on disk, its end only once it is. A file that cannot be
 * understood blocks nothing, because links must live, and is kept aside by the next block. What
 * cannot be written is tried again with every look. Thread-safe; asking takes no lock.
 */
public final class BlockList implements Barrier {

  /** More is not a list of exceptions any more; the file stays below its bound. */
  public static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(BlockList.class);

  private static final String FILE = "blocks";

  /** Where a file that could not be understood is kept. */
  private static final String ASIDE = FILE + ".damaged";

  private final Disk disk;
  private final AtomicFile file;
  private final BlockedCopies copies = new BlockedCopies();
  private volatile Map<Subject, Block> blocks = Map.of();
  private volatile Condition condition = Condition.KEPT;

  private BlockList(Disk disk) {
    this.disk = disk;
    this.file = new AtomicFile(disk, FILE);
  }

  /** How the list is. */
  public enum Condition {
    /** On disk as it holds. */
    KEPT,
    /** A restart would bring back what was before. */
    UNKEPT,
    /** Its file could not be read, so nothing of before is blocked. */
    DAMAGED
  }

  /**
   * Reads it.
   *
   * @param disk the data folder
   */
  public static BlockList open(Disk disk) {
    BlockList list = new BlockList(disk);
    Map<Subject, Block> blocks = new LinkedHashMap<>();
    list.read().forEach(block -> blocks.put(block.subject(), block));
    list.blocks = Map.copyOf(blocks);
    return list;
  }

  private List<Block> read() {
    try {
      Optional<byte[]> stored = file.load();
      Optional<List<Block>> read = stored.flatMap(BlockText::decode);
      if (stored.isPresent() && read.isEmpty()) {
        condition = Condition.DAMAGED;
        LOG.error("{} cannot be understood: NOTHING IS BLOCKED; block it anew", file);
      }
      return read.orElseGet(List::of);
    } catch (IOException e) {
      condition = Condition.DAMAGED;
      LOG.error("{} cannot be read ({}): NOTHING IS BLOCKED", file, e.getMessage());
      return List.of();
    }
  }

  /** How it is. */
  public Condition condition() {
    return condition;
  }

  /** How many things are blocked. */
  public int count() {
    return blocks.size();
  }

  @Override
  public boolean stops(String target, Optional<TrackingId> copy) {
    Map<Subject, Block> now = blocks;
    return !now.isEmpty()
        && (isHostIn(now, Target.of(target).hostName())
            || (copy.isPresent() && copies.contain(copy.get())));
  }

  /** The host itself, or one it is below. */
  private static boolean isHostIn(Map<Subject, Block> blocks, String host) {
    for (String name = host; !name.isEmpty(); name = parent(name)) {
      if (isPlain(name) && blocks.containsKey(new Subject(Kind.TARGET, name))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(String name) {
    return name.length() <= 253 && name.chars().allMatch(c -> c > ' ' && c != 0x7F);
  }

  private static String parent(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }

  /** All of them. */
  public List<Block> all() {
    return List.copyOf(blocks.values());
  }

  /** The block of that subject. */
  public Optional<Block> find(Subject subject) {
    return Optional.ofNullable(blocks.get(subject));
  }

  /** How many copies are blocked for their sender or message. */
  public int copies() {
    return copies.count();
  }

  /**
   * Blocks; one that is blocked already keeps its first date and reason. Blocks on the disk.
   *
   * @throws IOException where there are too many, or where it cannot be kept: then it holds, and is
   *     on disk when a later {@link #look} can write it
   */
  public synchronized void block(Block block) throws IOException {
    if (blocks.containsKey(block.subject())) {
      look();
      return;
    }
    if (blocks.size() >= MOST) {
      throw new IOException(
          "%d are blocked already, which is the most; end some with waybill unblock"
              .formatted(MOST));
    }
    Map<Subject, Block> more = new LinkedHashMap<>(blocks);
    more.put(block.subject(), block);
    blocks = Map.copyOf(more);
    store();
  }

  /**
   * Ends a block. Blocks on the disk.
   *
   * @return whether there was one
   * @throws IOException where that cannot be kept; it stays blocked
   */
  public synchronized boolean unblock(Subject subject) throws IOException {
    if (!blocks.containsKey(subject)) {
      return false;
    }
    Map<Subject, Block> fewer = new LinkedHashMap<>(blocks);
    fewer.remove(subject);
    try {
      write(fewer);
    } catch (IOException e) {
      condition = Condition.UNKEPT; // the file may hold either: what holds is written again
      throw e;
    }
    condition = Condition.KEPT;
    blocks = Map.copyOf(fewer);
    copies.forget(subject);
    return true;
  }

  /** Writes what could not be written before. Blocks on the disk. */
  public synchronized void look() {
    if (condition == Condition.UNKEPT) {
      try {
        store();
      } catch (IOException e) {
        LOG.error("{}", e.getMessage());
      }
    }
  }

  /** Looks for the copies of blocked senders and messages. Blocks on the store. */
  public void look(CopySource source) {
    List<Subject> wanted = new ArrayList<>();
    for (Subject subject : blocks.keySet()) {
      if (subject.kind() != Kind.TARGET) {
        wanted.add(subject);
      }
    }
    copies.look(wanted, source);
  }

  /**
   * Takes in what a copy from elsewhere, such as a backup, blocks: on a new machine nothing that
   * was stopped leads on again. What is blocked already keeps its date and reason. Blocks on the
   * disk.
   *
   * @return how many were added
   * @throws IOException where there are too many, or where they cannot be kept
   */
  public synchronized int merge(Collection<Block> others) throws IOException {
    int before = count();
    for (Block other : others) {
      block(other);
    }
    return count() - before;
  }

  /** Writes it to another folder, such as a backup's. Blocks on the disk. */
  public void copyTo(Disk other) throws IOException {
    new AtomicFile(other, FILE).store(BlockText.encode(blocks.values()));
  }

  private void store() throws IOException {
    boolean damaged = condition == Condition.DAMAGED;
    condition = Condition.UNKEPT;
    if (damaged) {
      keepAside();
    }
    write(blocks);
    condition = Condition.KEPT;
  }

  /** Somebody may want to read it; where that fails, blocking matters more. */
  private void keepAside() {
    try {
      Optional<byte[]> damaged = file.load();
      if (damaged.isPresent()) {
        new AtomicFile(disk, ASIDE).store(damaged.get());
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be kept as {} ({})", file, ASIDE, e.getMessage());
    }
  }

  private void write(Map<Subject, Block> wanted) throws IOException {
    try {
      file.store(BlockText.encode(wanted.values()));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s): what is blocked holds until a restart, and it is tried again every 30 s; make space or mend the folder"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
