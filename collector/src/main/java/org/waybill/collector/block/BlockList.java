package org.waybill.collector.block;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.link.Target;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
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

  /** What others have blocked meanwhile goes beyond it, as far as the file can be read again. */
  private static final int MOST_BYTES = 1_000_000;

  /** Blocks that ended are kept for those who may not know. */
  private static final int MOST_ENDED = 200;

  private static final Logger LOG = LoggerFactory.getLogger(BlockList.class);

  private static final String FILE = "blocks";

  /** Where a file that could not be understood is kept. */
  private static final String ASIDE = FILE + ".damaged";

  private final Disk disk;
  private final AtomicFile file;
  private final BlockedCopies copies = new BlockedCopies();

  /** What holds and what has ended, in the order in which it was last decided. */
  private Map<Subject, Ruling> rulings = new LinkedHashMap<>();

  /** What holds. */
  private volatile Map<Subject, Block> blocks = Map.of();

  private volatile Consumer<Subject> follower = subject -> {};
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
    Map<Subject, Ruling> rulings = new LinkedHashMap<>();
    list.read().forEach(ruling -> rulings.put(ruling.subject(), ruling));
    list.hold(rulings);
    return list;
  }

  private List<Ruling> read() {
    try {
      Optional<byte[]> stored = file.load();
      Optional<List<Ruling>> read = stored.flatMap(BlockText::decode);
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

  private void hold(Map<Subject, Ruling> wanted) {
    Map<Subject, Block> holding = new LinkedHashMap<>();
    wanted.values().forEach(each -> each.block().ifPresent(it -> holding.put(each.subject(), it)));
    rulings = wanted;
    blocks = Map.copyOf(holding);
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
  public void block(Block block) throws IOException {
    block(block, block.since());
  }

  /**
   * The same, decided at a moment that is finer than the date people read.
   *
   * @param now UTC
   */
  synchronized void block(Block block, Instant now) throws IOException {
    Subject subject = block.subject();
    if (blocks.containsKey(subject)) {
      look();
      return;
    }
    if (blocks.size() >= MOST) {
      throw new IOException(
          "%d are blocked already, which is the most; end some with waybill unblock"
              .formatted(MOST));
    }
    hold(with(new Ruling(subject, after(subject, now), Optional.of(block))));
    follower.accept(subject);
    store();
  }

  /**
   * Says once more that something is blocked, which somebody else may have ended meanwhile; its
   * date and reason stay. Blocks on the disk.
   */
  synchronized void confirm(Subject subject, Instant now) {
    Optional<Block> block = find(subject);
    if (block.isPresent()) {
      hold(with(new Ruling(subject, after(subject, now), block)));
      follower.accept(subject);
      condition = Condition.UNKEPT;
    }
    look();
  }

  private Instant after(Subject subject, Instant now) {
    return ruling(subject).map(known -> Decision.momentAfter(known.made(), now)).orElse(now);
  }

  /** Without the oldest of those that ended, where there are too many. */
  private Map<Subject, Ruling> with(Ruling ruling) {
    Map<Subject, Ruling> more = new LinkedHashMap<>(rulings);
    more.remove(ruling.subject());
    more.put(ruling.subject(), ruling);
    List<Subject> ended =
        more.values().stream().filter(each -> each.block().isEmpty()).map(Ruling::subject).toList();
    ended.stream().limit(Math.max(0, ended.size() - MOST_ENDED)).forEach(more::remove);
    return more;
  }

  /**
   * Ends a block. Blocks on the disk.
   *
   * @return whether there was one
   * @throws IOException where that cannot be kept; it stays blocked
   */
  public synchronized boolean unblock(Subject subject, Instant now) throws IOException {
    if (!blocks.containsKey(subject)) {
      return false;
    }
    end(new Ruling(subject, after(subject, now), Optional.empty()));
    follower.accept(subject);
    return true;
  }

  private void end(Ruling ruling) throws IOException {
    Map<Subject, Ruling> ended = with(ruling);
    keepDamagedAside();
    try {
      write(ended);
    } catch (IOException e) {
      condition = Condition.UNKEPT; // the file may hold either: what holds is written again
      throw e;
    }
    condition = Condition.KEPT;
    hold(ended);
    copies.forget(ruling.subject());
  }

  /** From now on tells what every block and every end is about; must neither wait nor throw. */
  void follow(Consumer<Subject> told) {
    follower = told;
  }

  /** What was ever decided about, as far as it is known. */
  synchronized List<Subject> subjects() {
    return List.copyOf(rulings.keySet());
  }

  /** What was last decided about it. */
  synchronized Optional<Ruling> ruling(Subject subject) {
    return Optional.ofNullable(rulings.get(subject));
  }

  /**
   * Heeds what was decided elsewhere where that is later. Blocks on the disk.
   *
   * @throws IOException where it cannot be kept; a block holds all the same
   */
  synchronized Heard hear(Ruling other) throws IOException {
    Subject subject = other.subject();
    Optional<Ruling> mine = ruling(subject);
    if (mine.isPresent() && mine.get().isAfter(other)) {
      return Heard.OLDER;
    }
    if (mine.equals(Optional.of(other)) && condition == Condition.KEPT) {
      return Heard.KNOWN;
    }
    if (other.block().isEmpty()) {
      end(other);
      return Heard.NEWS;
    }
    Map<Subject, Ruling> more = with(other);
    if (BlockText.encode(more.values()).length > MOST_BYTES) {
      throw new IOException("%d are blocked, and there is no room for more".formatted(count()));
    }
    hold(more);
    store();
    return Heard.NEWS;
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
  public synchronized void copyTo(Disk other) throws IOException {
    new AtomicFile(other, FILE).store(BlockText.encode(rulings.values()));
  }

  private void store() throws IOException {
    keepDamagedAside();
    condition = Condition.UNKEPT;
    write(rulings);
    condition = Condition.KEPT;
  }

  /** Somebody may want to read it; where that fails, blocking matters more. */
  private void keepDamagedAside() {
    if (condition != Condition.DAMAGED) {
      return;
    }
    try {
      Optional<byte[]> damaged = file.load();
      if (damaged.isPresent()) {
        new AtomicFile(disk, ASIDE).store(damaged.get());
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be kept as {} ({})", file, ASIDE, e.getMessage());
    }
  }

  private void write(Map<Subject, Ruling> wanted) throws IOException {
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
