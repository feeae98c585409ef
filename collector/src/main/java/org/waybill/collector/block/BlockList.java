package org.waybill.collector.block;

import java.io.IOException;
import java.util.ArrayList;
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
 * understood blocks nothing: links must live. What cannot be written is tried again with every
 * look. Thread-safe; asking takes no lock.
 */
public final class BlockList implements Barrier {

  /** More is not a list of exceptions any more; the file stays below its bound. */
  public static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(BlockList.class);

  private final AtomicFile file;
  private final BlockedCopies copies = new BlockedCopies();
  private volatile Map<Subject, Block> blocks;
  private boolean kept = true;

  private BlockList(AtomicFile file, Map<Subject, Block> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  /**
   * Reads it.
   *
   * @param disk the data folder
   */
  public static BlockList open(Disk disk) {
    AtomicFile file = new AtomicFile(disk, "blocks");
    Map<Subject, Block> blocks = new LinkedHashMap<>();
    read(file).forEach(block -> blocks.put(block.subject(), block));
    return new BlockList(file, Map.copyOf(blocks));
  }

  private static List<Block> read(AtomicFile file) {
    try {
      Optional<byte[]> stored = file.load();
      Optional<List<Block>> blocks = stored.flatMap(BlockText::decode);
      if (stored.isPresent() && blocks.isEmpty()) {
        LOG.error("{} cannot be understood: NOTHING IS BLOCKED; block it anew", file);
      }
      return blocks.orElseGet(List::of);
    } catch (IOException e) {
      LOG.error("{} cannot be read ({}): NOTHING IS BLOCKED", file, e.getMessage());
      return List.of();
    }
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
      kept = false; // the file may hold either, so what goes on to hold is written again
      throw e;
    }
    blocks = Map.copyOf(fewer);
    copies.forget(subject);
    return true;
  }

  /** Writes what could not be written before. Blocks on the disk. */
  public synchronized void look() {
    if (!kept) {
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

  private void store() throws IOException {
    kept = false;
    write(blocks);
    kept = true;
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
