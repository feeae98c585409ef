package org.waybill.collector.recording;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
import org.waybill.journal.Disk;

/**
 * For which sender domains hits are not recorded, and were not: a journal that is followed again
 * must not bring back what was left out. In memory, and in the file {@code recording-domains} of
 * the data folder for the next start. Off counts before it is on disk, on only once it is. A file
 * that cannot be understood counts as all domains, until somebody says which. What cannot be
 * written is tried again with every look. Thread-safe; asking takes no lock.
 */
public final class DomainSwitches {

  /** Spans that last; more is a matter for the switch of everything. */
  public static final int MOST = 200;

  /** Spans that ended are kept for journals that are followed again. */
  private static final int MOST_ENDED = 200;

  /** What others put off meanwhile goes beyond it; their files are bounded like this one. */
  private static final int MOST_HEARD = 250;

  private static final Logger LOG = LoggerFactory.getLogger(DomainSwitches.class);

  private final DomainFile file;
  private final InstantSource clock;
  private volatile List<DomainOff> spans = List.of();
  private volatile Condition condition = Condition.KEPT;

  private final DomainTimes times = new DomainTimes();

  private volatile Consumer<String> follower = domain -> {};

  private DomainSwitches(Disk disk, InstantSource clock) {
    this.file = DomainFile.in(disk);
    this.clock = clock;
  }

  /** How they are. */
  public enum Condition {
    /** On disk as they hold. */
    KEPT,
    /** A restart would bring back what was before. */
    UNKEPT,
    /** Nobody knows which domains are off: nothing is recorded. */
    DAMAGED
  }

  /**
   * Reads them.
   *
   * @param disk the data folder
   */
  public static DomainSwitches open(Disk disk, InstantSource clock) {
    DomainSwitches switches = new DomainSwitches(disk, clock);
    switches.read();
    return switches;
  }

  private void read() {
    try {
      Optional<byte[]> stored = file.load();
      Optional<DomainText.Kept> known = stored.flatMap(DomainText::decode);
      spans = known.map(DomainText.Kept::spans).orElseGet(List::of);
      known.ifPresent(kept -> kept.made().forEach(times::put));
      if (stored.isPresent() && known.isEmpty()) {
        damaged("its text is none of this version");
      }
    } catch (IOException e) {
      damaged(String.valueOf(e.getMessage()));
    }
  }

  private void damaged(String why) {
    condition = Condition.DAMAGED;
    LOG.error("{} cannot be understood ({}): {}", file, why, trouble());
  }

  private static String trouble() {
    return "nobody knows for which sender domains recording is off, so nothing is recorded; say"
        + " which, with waybill recording off --domain DOMAIN, or, where none is, on"
        + " --domain DOMAIN";
  }

  /** How they are. */
  public Condition condition() {
    return condition;
  }

  /** Whether it is known which are off: else no hit is recorded at all. In memory. */
  public boolean areKnown() {
    return condition != Condition.DAMAGED;
  }

  /** Those that are off, the newest first. */
  public List<DomainOff> off() {
    return spans.stream().filter(DomainOff::lasts).toList().reversed();
  }

  /** Whether there is a span at all. */
  public boolean wereEverOff() {
    return !spans.isEmpty();
  }

  /**
   * Whether any domain was off then: what is asked before it is looked up whose mail it was.
   *
   * @param at UTC milliseconds
   * @throws IllegalStateException while nobody knows
   */
  public boolean coverAnything(long at) {
    List<DomainOff> now = spans;
    if (!areKnown()) {
      throw new IllegalStateException(trouble());
    }
    for (DomainOff span : now) {
      if (span.covers(at)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a hit of then on that sender's mail is not recorded.
   *
   * @param sender the envelope sender
   * @param at UTC milliseconds
   */
  public boolean cover(String sender, long at) {
    String domain = sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return spans.stream().anyMatch(span -> span.covers(at) && span.means(domain));
  }

  /**
   * Switches a domain off; one that is off already keeps its first date and reason. Blocks on the
   * disk.
   *
   * @return how it stands then
   * @throws IOException where there are too many, or where it cannot be kept: then it holds, and is
   *     on disk when a later {@link #look} can write it
   */
  public synchronized DomainOff off(String domain, String by, String why) throws IOException {
    Optional<DomainOff> before = find(domain);
    if (before.isPresent()) {
      confirm(domain);
      return before.get();
    }
    if (off().size() >= MOST) {
      throw new IOException(
          "recording is off for %d domains already, which is the most; switch all of it off with waybill recording off"
              .formatted(MOST));
    }
    decided(domain);
    DomainOff span =
        new DomainOff(
            domain, clock.instant().truncatedTo(ChronoUnit.MILLIS), Optional.empty(), by, why);
    List<DomainOff> more = new ArrayList<>(spans);
    more.add(span);
    spans = List.copyOf(more);
    LOG.warn("recording is off for mail of {}, by {}: {}", domain, span.by(), span.why());
    follower.accept(domain);
    store();
    return span;
  }

  /** It is said once more, by somebody who may know what is not known here. */
  private void confirm(String domain) {
    decided(domain);
    follower.accept(domain);
    condition = areKnown() ? Condition.UNKEPT : Condition.DAMAGED;
    look();
  }

  private void decided(String domain) {
    times.put(domain, Decision.momentAfter(times.of(domain, spans), clock.instant()));
  }

  /** From now on tells which domain was switched here; must neither wait nor throw. */
  void follow(Consumer<String> told) {
    follower = told;
  }

  /** Those that are or were off, as far as is known. */
  List<String> domains() {
    return spans.stream().map(DomainOff::domain).distinct().toList();
  }

  /** All that is known of one. */
  synchronized DomainSpans spans(String domain) {
    return new DomainSpans(
        domain,
        times.of(domain, spans),
        spans.stream().filter(span -> span.domain().equals(domain)).toList());
  }

  /**
   * Heeds how a domain was switched elsewhere where that is later. Blocks on the disk.
   *
   * @param untold whether nobody elsewhere knows how it stands here
   * @throws IOException where it cannot be kept: off holds all the same; or where nobody knows what
   *     is off here
   */
  synchronized Heard hear(DomainSpans other, boolean untold) throws IOException {
    if (!areKnown()) {
      throw new IOException(trouble());
    }
    DomainSpans mine = spans(other.domain());
    DomainSpans next = mine.spans().isEmpty() ? other : mine.besides(other, untold);
    if (next.equals(mine) && condition == Condition.KEPT) {
      return next.equals(other) ? Heard.KNOWN : Heard.OLDER;
    }
    take(next);
    return next.equals(other) ? Heard.NEWS : Heard.OLDER;
  }

  private void take(DomainSpans next) throws IOException {
    List<DomainOff> all = next.among(spans);
    if (all.stream().filter(DomainOff::lasts).count() > MOST_HEARD) {
      throw new IOException("recording is off for too many domains; have some on again");
    }
    boolean off = next.lasting().isPresent();
    if (!off) {
      writeOrElseKeep(trimmed(all));
    }
    times.put(next.domain(), next.made());
    spans = trimmed(all);
    LOG.warn("recording is {} for mail of {}", off ? "off" : "on", next.domain());
    store();
  }

  /**
   * Says by whom else a domain is off, which goes on as it is. Blocks on the disk.
   *
   * @param from how it was off
   * @return false where that is not so any more, and nothing was done
   * @throws IOException as {@link #off}
   */
  synchronized boolean handOver(DomainOff from, String by) throws IOException {
    if (!find(from.domain()).equals(Optional.of(from))) {
      return false;
    }
    decided(from.domain());
    spans = spans.stream().map(span -> span.equals(from) ? span.offBy(by) : span).toList();
    follower.accept(from.domain());
    store();
    return true;
  }

  /**
   * Switches a domain on again. Blocks on the disk.
   *
   * @return whether it was off
   * @throws IOException where that cannot be kept; it stays off
   */
  public synchronized boolean on(String domain) throws IOException {
    Optional<DomainOff> span = find(domain);
    if (span.isEmpty() && areKnown()) {
      return false;
    }
    List<DomainOff> ended = new ArrayList<>(spans);
    span.ifPresent(
        off -> {
          ended.remove(off);
          ended.addFirst(off.endedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        });
    Instant before = times.of(domain, spans);
    decided(domain);
    try {
      writeOrElseKeep(trimmed(ended));
    } catch (IOException e) {
      times.put(domain, before);
      throw e;
    }
    spans = trimmed(ended);
    condition = Condition.KEPT;
    follower.accept(domain);
    LOG.warn("recording is on for mail of {}", domain);
    return true;
  }

  private void writeOrElseKeep(List<DomainOff> wanted) throws IOException {
    try {
      write(wanted);
    } catch (IOException e) {
      condition = areKnown() ? Condition.UNKEPT : Condition.DAMAGED; // the file may hold either
      throw e;
    }
  }

  /** Those that ended last stand first, and behind them those that last. */
  private static List<DomainOff> trimmed(List<DomainOff> spans) {
    List<DomainOff> left = new ArrayList<>();
    int ended = 0;
    for (DomainOff span : spans) {
      if (span.lasts() || ended++ < MOST_ENDED) {
        left.add(span);
      }
    }
    return List.copyOf(left);
  }

  /**
   * Takes in what a copy from elsewhere, such as a backup, says: a span that is known here ended or
   * not as it is known here, every other holds as there. Blocks on the disk.
   */
  public synchronized void merge(List<DomainOff> others) throws IOException {
    List<DomainOff> all = new ArrayList<>(spans);
    for (DomainOff other : others) {
      boolean known =
          all.stream()
              .anyMatch(
                  span ->
                      span.domain().equals(other.domain())
                          && (span.from().equals(other.from()) || (span.lasts() && other.lasts())));
      if (!known) {
        all.add(other.lasts() ? all.size() : 0, other);
      }
    }
    if (all.size() > spans.size()) {
      spans = trimmed(all);
      store();
    }
  }

  /** Every span, for a copy. */
  public List<DomainOff> all() {
    return spans;
  }

  /** Writes them to another folder, such as a backup's. Blocks on the disk. */
  public synchronized void copyTo(Disk other) throws IOException {
    DomainFile.in(other).store(spans, times);
  }

  /** How that very domain is off; empty where it is not. */
  Optional<DomainOff> find(String domain) {
    return spans.stream().filter(span -> span.lasts() && span.domain().equals(domain)).findFirst();
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

  private void store() throws IOException {
    condition = areKnown() ? Condition.UNKEPT : Condition.DAMAGED;
    write(spans);
    condition = Condition.KEPT;
  }

  private void write(List<DomainOff> wanted) throws IOException {
    if (!areKnown()) {
      file.keepAside();
    }
    file.store(wanted, times);
  }
}
