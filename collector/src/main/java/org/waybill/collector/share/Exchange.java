package org.waybill.collector.share;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.Noticeboard.Notice;
import org.waybill.collector.store.Noticeboard.Posted;
import org.waybill.collector.store.StoreException;

/**
 * Hears what others decided and tells what was decided here. It begins with all that stands in the
 * database and all that is kept here, and does so again whenever the database was away: one that
 * was put back from a backup, or is another one, is brought up to date like any other. Used by one
 * thread, but for what is counted.
 */
final class Exchange {

  /** Notices in one question or one transaction. */
  static final int PAGE = 1_000;

  /** Year 9999: beyond it no time can be written any more. */
  private static final long LAST_MS = 253_402_300_799_999L;

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Map<String, Topic> topics;
  private final Untold untold;

  /** What could not be kept here, by subject: it is tried again, and others do not wait for it. */
  private final Map<Matter, Waiting> waiting = new LinkedHashMap<>();

  /** What this one has told and not read again. */
  private final Set<Long> own = new HashSet<>();

  private boolean begun;

  /** How far it has read since it began. */
  private long read;

  /** How far it has ever read: whatever is decided here is decided with knowledge of that. */
  private long known;

  private final AtomicLong skipped = new AtomicLong();

  /**
   * What could not be kept here.
   *
   * @param apart whether it was decided by somebody who did not know what was decided here
   */
  private record Waiting(Decision decision, boolean apart) {}

  /** Follows the topics from now on. */
  Exchange(List<Topic> topics, Untold untold) {
    this.topics = topics.stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    this.untold = untold;
    topics.forEach(topic -> topic.follow(subject -> untold.decided(new Matter(topic, subject))));
  }

  /** How many notices were left out because they could not be understood. */
  long skipped() {
    return skipped.get();
  }

  /** What could not be kept here so far. */
  int waiting() {
    return waiting.size();
  }

  /**
   * Hears and tells once.
   *
   * @throws StoreException where the database is away
   */
  void once(Noticeboard board) {
    try {
      begin();
      hear(board);
      tell(board);
    } catch (RuntimeException e) {
      begun = false;
      throw e;
    }
  }

  /**
   * Waits for others to tell something.
   *
   * @return whether it was told of
   * @throws StoreException where the database is away
   */
  boolean await(Noticeboard board, Duration most) {
    try {
      return board.await(most);
    } catch (StoreException e) {
      begun = false;
      throw e;
    }
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    read = 0;
    waiting.clear();
    for (Topic topic : topics.values()) {
      topic.subjects().forEach(subject -> untold.doubt(new Matter(topic, subject)));
    }
  }

  private void hear(Noticeboard board) {
    Map<String, Integer> news = new TreeMap<>();
    Map<Matter, Waiting> again = new LinkedHashMap<>(waiting);
    waiting.clear();
    again.forEach((matter, before) -> hear(matter, before.decision(), before.apart(), news));
    List<Posted> page = board.after(read, PAGE);
    while (!page.isEmpty()) {
      page.forEach(posted -> hear(posted, news));
      read = page.getLast().number();
      known = Math.max(known, read);
      own.removeIf(number -> number <= read);
      page = page.size() < PAGE ? List.of() : board.after(read, PAGE);
    }
    news.forEach(
        (topic, count) ->
            LOG.info("{} decisions of other collectors hold here now: {}", count, topic));
  }

  private void hear(Posted posted, Map<String, Integer> news) {
    Notice notice = posted.notice();
    Topic topic = topics.get(notice.topic());
    if (topic == null || notice.madeAt() < 0 || notice.madeAt() > LAST_MS) {
      skip(posted.number(), "it is none of this version");
      return;
    }
    Matter matter = new Matter(topic, notice.subject());
    Decision decision =
        new Decision(notice.subject(), Instant.ofEpochMilli(notice.madeAt()), notice.body());
    waiting.remove(matter);
    boolean apart = posted.number() > known && !own.contains(posted.number());
    try {
      hear(matter, decision, apart, news);
    } catch (IllegalArgumentException e) {
      skip(posted.number(), "its text is none of this version");
      leave(matter, decision);
    } catch (RuntimeException e) {
      skip(posted.number(), e.getClass().getName());
      leave(matter, decision);
      LOG.debug("the cause", e);
    }
  }

  /**
   * A later version's decision is not overwritten by an earlier decision, though nobody reads it.
   */
  private void leave(Matter matter, Decision decision) {
    Optional<Boolean> mark = untold.remove(matter);
    if (mark.isPresent()
        && matter
            .topic()
            .find(matter.subject())
            .filter(mine -> mine.made().isAfter(decision.made()))
            .isPresent()) {
      untold.add(matter, mark.get());
    }
  }

  /** Whoever decides here meanwhile marks it as untold anew, since the mark is taken off before. */
  private void hear(Matter matter, Decision decision, boolean apart, Map<String, Integer> news) {
    Optional<Boolean> unheard = untold.remove(matter);
    boolean heeded = false;
    try {
      switch (matter.topic().hear(decision, apart && unheard.orElse(false))) {
        case NEWS -> news.merge(matter.topic().name(), 1, Integer::sum);
        case KNOWN -> {}
        case OLDER -> untold.add(matter, unheard.orElse(false));
      }
      heeded = true;
    } catch (IOException e) {
      waiting.put(matter, new Waiting(decision, apart));
      LOG.warn(
          "a decision of another collector cannot be kept here ({}: {}); it is tried again",
          matter.topic().name(),
          e.getMessage());
    } finally {
      if (!heeded) {
        unheard.ifPresent(certain -> untold.add(matter, certain));
      }
    }
  }

  private void skip(long number, String why) {
    skipped.incrementAndGet();
    LOG.warn("decision {} in the database was left out: {}", number, why);
  }

  /** What waits here must not be overwritten there: it was not heeded yet. */
  private void tell(Noticeboard board) {
    Map<Matter, Boolean> some = untold.take(PAGE, waiting.keySet());
    while (!some.isEmpty()) {
      boolean whole = tell(board, some);
      some = whole ? untold.take(PAGE, waiting.keySet()) : Map.of();
    }
  }

  /** Returns whether nothing was left out because of something to be read first. */
  private boolean tell(Noticeboard board, Map<Matter, Boolean> some) {
    Map<Notice, Matter> notices = new LinkedHashMap<>();
    for (Matter matter : some.keySet()) {
      matter
          .topic()
          .find(matter.subject())
          .ifPresent(made -> notices.put(notice(matter.topic(), made), matter));
    }
    List<Posted> posted = post(board, notices);
    Set<Matter> left = new HashSet<>(notices.values());
    for (Posted each : posted) {
      own.add(each.number());
      left.remove(matter(each.notice()));
    }
    left.forEach(matter -> untold.add(matter, some.getOrDefault(matter, false)));
    return left.isEmpty();
  }

  private List<Posted> post(Noticeboard board, Map<Notice, Matter> notices) {
    try {
      return notices.isEmpty() ? List.of() : board.post(List.copyOf(notices.keySet()), read);
    } catch (StoreException e) {
      notices.values().forEach(untold::doubt); // they may be up, and it was not said any more
      throw e;
    }
  }

  private Matter matter(Notice notice) {
    return new Matter(Objects.requireNonNull(topics.get(notice.topic())), notice.subject());
  }

  private static Notice notice(Topic topic, Decision made) {
    return new Notice(topic.name(), made.subject(), made.made().toEpochMilli(), made.body());
  }
}
