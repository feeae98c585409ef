package org.waybill.collector.spike;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.link.Target;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.SentLink;

/**
 * Learns from the ledger which hosts each sender's mail leads to, and notices when they are
 * suddenly many new ones. What is learnt lies in the file {@code senders} of the data folder, as
 * digests: it names neither hosts nor senders. A file that cannot be read is learnt anew.
 * Thread-safe.
 */
public final class SpikeWatch {

  private static final Logger LOG = LoggerFactory.getLogger(SpikeWatch.class);
  private static final String FILE = "senders";

  /** Of all senders together; those heard of longest ago go. */
  static final int MOST_HOSTS = 80_000;

  static final int MOST_SENDERS = 10_000;

  /** So many are remembered for whoever looks. */
  private static final int MOST_SPIKES = 20;

  private final Thresholds thresholds;
  private final InstantSource clock;
  private final AtomicFile file;
  private final Map<Long, SenderHistory> senders;
  private final ArrayDeque<Spike> spikes = new ArrayDeque<>();
  private final List<Spike> untold = new ArrayList<>();
  private int hosts;
  private boolean changed;

  private SpikeWatch(
      Thresholds thresholds,
      InstantSource clock,
      AtomicFile file,
      Map<Long, SenderHistory> senders) {
    this.thresholds = thresholds;
    this.clock = clock;
    this.file = file;
    this.senders = new LinkedHashMap<>(16, 0.75f, true);
    this.senders.putAll(senders);
    this.hosts = senders.values().stream().mapToInt(SenderHistory::hosts).sum();
  }

  /**
   * Reads what was learnt.
   *
   * @param disk the data folder
   */
  public static SpikeWatch open(Thresholds thresholds, Disk disk, InstantSource clock) {
    AtomicFile file = new AtomicFile(disk, FILE);
    return new SpikeWatch(thresholds, clock, file, read(file));
  }

  private static Map<Long, SenderHistory> read(AtomicFile file) {
    try {
      Optional<byte[]> stored = file.load();
      Map<Long, SenderHistory> senders = new LinkedHashMap<>();
      if (stored.isPresent()) {
        HistoryBytes.decode(stored.get())
            .forEach((sender, kept) -> senders.put(sender, SenderHistory.of(kept)));
      }
      return senders;
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be read ({}): which hosts senders lead to is learnt anew, for a day with a"
              + " fourfold limit",
          file,
          e.getMessage());
      return new HashMap<>();
    }
  }

  /** Mail was sent; one that is known already changes nothing. */
  public void sent(Sent sent) {
    Set<Long> named = new LinkedHashSet<>();
    for (SentLink link : sent.links()) {
      String host = Target.of(link.url()).hostName();
      if (!host.isEmpty()) {
        named.add(digest(host));
      }
    }
    if (!named.isEmpty() && !sent.sender().isEmpty()) {
      learn(sent.sender().toLowerCase(Locale.ROOT), named, sent.at());
    }
  }

  private synchronized void learn(String sender, Set<Long> named, long at) {
    SenderHistory history = senders.computeIfAbsent(digest(sender), key -> new SenderHistory());
    int before = history.hosts();
    for (SenderHistory.Noticed noticed : history.sent(named, at, thresholds)) {
      Spike spike = new Spike(sender, noticed.count(), noticed.limit(), clock.instant());
      spikes.addFirst(spike);
      untold.add(spike);
    }
    if (spikes.size() > MOST_SPIKES) {
      spikes.removeLast();
    }
    hosts += history.hosts() - before;
    changed = true;
    forget();
  }

  /** The map has those first that were heard of longest ago. */
  private void forget() {
    Iterator<SenderHistory> eldest = senders.values().iterator();
    while ((hosts > MOST_HOSTS || senders.size() > MOST_SENDERS) && eldest.hasNext()) {
      hosts -= eldest.next().hosts();
      eldest.remove();
    }
  }

  /** The newest first, since the start. */
  public synchronized List<Spike> spikes() {
    return List.copyOf(spikes);
  }

  /** What has been noticed since this was asked last. */
  public synchronized List<Spike> news() {
    List<Spike> news = List.copyOf(untold);
    untold.clear();
    return news;
  }

  /** Writes what was learnt since it was written last. Blocks on the disk. */
  public void keep() throws IOException {
    byte[] content;
    synchronized (this) {
      if (!changed) {
        return;
      }
      Map<Long, SenderHistory.Kept> kept = new LinkedHashMap<>();
      senders.forEach((sender, history) -> kept.put(sender, history.kept()));
      content = HistoryBytes.encode(kept);
      changed = false;
    }
    try {
      file.store(content);
    } catch (IOException e) {
      synchronized (this) {
        changed = true;
      }
      throw e;
    }
  }

  /** Of eight bytes: nobody finds a name with the digest of another. */
  private static long digest(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return java.nio.ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
