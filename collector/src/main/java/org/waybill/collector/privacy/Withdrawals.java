package org.waybill.collector.privacy;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.privacy.Choice.Hand;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
import org.waybill.journal.Disk;
import org.waybill.wire.PersonCode;

/**
 * Who has withdrawn: in memory for every hit, in files of the data folder for the next start. A
 * withdrawal counts before it is on disk, a resumption only once it is. Files that cannot be read
 * count as everybody's withdrawal, because anybody may have withdrawn, until an admin mends them.
 * What cannot be written is tried again with every look. Thread-safe; asking takes no lock.
 */
public final class Withdrawals implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Withdrawals.class);

  /** So many lines that no longer hold are not worth a rewriting. */
  private static final int STALE_LINES = 1_000;

  /** How often the same choice of one person is written once more. */
  private static final Duration REPETITIONS = Duration.ofMinutes(1);

  private final ChoiceLog log;
  private final InstantSource clock;
  private final PersonSet withdrawn = new PersonSet();
  private final PersonSet onDisk = new PersonSet();
  private final Map<PersonCode, Choice> unkept = new LinkedHashMap<>();

  /** What everybody chose last, also who resumed. */
  private final Map<PersonCode, Choice> last = new HashMap<>();

  /** Who tells others; where nobody does, the same choice once more says nothing new. */
  private volatile Optional<Consumer<PersonCode>> follower = Optional.empty();

  private volatile Condition condition = Condition.KEPT;
  private volatile String trouble = "";

  private Withdrawals(ChoiceLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** How they are. */
  public enum Condition {
    /** All are on disk. */
    KEPT,
    /** Some would be forgotten by a restart. */
    UNKEPT,
    /** Nobody knows who has withdrawn, so nothing personal is recorded at all. */
    DAMAGED
  }

  /**
   * Reads them; nothing is written before somebody chooses.
   *
   * @param disk their own folder
   */
  public static Withdrawals open(Disk disk, InstantSource clock) {
    Withdrawals withdrawals = new Withdrawals(new ChoiceLog(disk), clock);
    withdrawals.load();
    return withdrawals;
  }

  private synchronized void load() {
    ChoiceLog.Content content;
    try {
      log.force();
      content = log.read();
    } catch (IOException e) {
      damaged(String.valueOf(e.getMessage()));
      return;
    }
    last.putAll(content.last());
    content.last().values().stream().filter(Choice::isWithdrawal).forEach(this::known);
    if (content.damaged() > 0) {
      damaged("%d lines cannot be understood".formatted(content.damaged()));
    } else if (content.lines() > 2 * content.last().size() + STALE_LINES) {
      compact(content.last().values());
    }
  }

  private void known(Choice withdrawal) {
    withdrawn.add(withdrawal.person());
    onDisk.add(withdrawal.person());
  }

  private void damaged(String why) {
    trouble =
        "who has withdrawn cannot be read from %s (%s): nothing is recorded of anybody until that is mended; put the folder back from a copy and start again, or go on with what can be read: waybill withdrawals --mend"
            .formatted(log.describe(), why);
    condition = Condition.DAMAGED;
    LOG.error("{}", trouble);
  }

  private void compact(Collection<Choice> choices) {
    try {
      log.rewrite(choices);
    } catch (IOException e) {
      LOG.warn("{} cannot be shortened ({}); it stays long", log.describe(), e.getMessage());
    }
  }

  /**
   * Whether nothing is recorded of that person; asked with every hit, before anything is written.
   * Nobody in particular cannot withdraw.
   */
  public boolean cover(PersonCode person) {
    return !person.equals(PersonCode.NONE)
        && (condition == Condition.DAMAGED || withdrawn.contains(person));
  }

  /**
   * The same for what would be dropped for good, which must not depend on a guess.
   *
   * @throws IllegalStateException while nobody knows
   */
  public boolean surelyCover(PersonCode person) {
    if (condition == Condition.DAMAGED) {
      throw new IllegalStateException(trouble);
    }
    return withdrawn.contains(person);
  }

  /** Whether that person has withdrawn, as far as is known. */
  public boolean has(PersonCode person) {
    return withdrawn.contains(person);
  }

  /** How they are. */
  public Condition condition() {
    return condition;
  }

  /** What is wrong, for an admin; empty where nothing is. */
  public Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  /** How many have withdrawn. */
  public int count() {
    return withdrawn.size();
  }

  /**
   * Heeds a choice; the same once more costs nothing, but that it is told to others as made anew.
   * Blocks on the disk.
   *
   * @throws IOException where it cannot be kept: a withdrawal holds all the same, and is on disk
   *     when a later {@link #look} can write it; a resumption does not hold
   */
  public void choose(PersonCode person, Wish wish, Hand hand) throws IOException {
    Choice choice = new Choice(person, wish, clock.instant().truncatedTo(ChronoUnit.MILLIS), hand);
    if (choice.isWithdrawal()) {
      withdrawn.add(person); // before it waits for the disk, or for another that does
    }
    choose(choice);
  }

  private synchronized void choose(Choice choice) throws IOException {
    Choice next = afterLast(choice);
    if (next.isWithdrawal() ? onDisk.contains(next.person()) : !withdrawn.contains(next.person())) {
      repeat(next);
      return;
    }
    try {
      heed(next);
    } finally {
      tell(next.person());
    }
  }

  /** Somebody else may not know the choice before, and have another one that is older than this. */
  private void repeat(Choice choice) throws IOException {
    if (follower.isEmpty()) {
      return;
    }
    Choice before = last.get(choice.person());
    if (before == null || before.at().plus(REPETITIONS).isBefore(choice.at())) {
      append(choice);
    }
    last.put(choice.person(), choice);
    tell(choice.person());
  }

  private Choice afterLast(Choice choice) {
    Choice before = last.get(choice.person());
    return before == null
        ? choice
        : new Choice(
            choice.person(),
            choice.wish(),
            Decision.momentAfter(before.at(), choice.at()),
            choice.hand());
  }

  private void tell(PersonCode person) {
    follower.ifPresent(told -> told.accept(person));
  }

  /** From now on tells whose every choice is that is made here; must neither wait nor throw. */
  void follow(Consumer<PersonCode> told) {
    follower = Optional.of(told);
  }

  /** Who ever chose. */
  synchronized List<PersonCode> persons() {
    return List.copyOf(last.keySet());
  }

  /** What that person chose last. */
  synchronized Optional<Choice> find(PersonCode person) {
    return Optional.ofNullable(last.get(person));
  }

  /**
   * Heeds a choice that was made elsewhere where it is the later one. Blocks on the disk.
   *
   * @throws IOException as {@link #choose(PersonCode, Wish, Hand)}
   */
  synchronized Heard hear(Choice choice) throws IOException {
    Choice mine = last.get(choice.person());
    if (mine != null && mine.isAfter(choice)) {
      return Heard.OLDER;
    }
    if (choice.equals(mine) && !unkept.containsKey(choice.person())) {
      return Heard.KNOWN;
    }
    heed(choice);
    return Heard.NEWS;
  }

  private void heed(Choice choice) throws IOException {
    if (choice.isWithdrawal()) {
      withdrawn.add(choice.person());
      unkept.put(choice.person(), choice);
      last.put(choice.person(), choice);
      keep(choice);
    } else {
      append(choice);
      last.put(choice.person(), choice);
      unkept.remove(choice.person());
      onDisk.remove(choice.person());
      withdrawn.remove(choice.person());
      settle();
    }
  }

  private void keep(Choice withdrawal) throws IOException {
    append(withdrawal);
    onDisk.add(withdrawal.person());
    unkept.remove(withdrawal.person());
    settle();
  }

  private void append(Choice choice) throws IOException {
    try {
      log.append(choice);
    } catch (IOException e) {
      settle();
      throw new IOException(
          "%s cannot be written (%s); it is tried again every 30 s, make space or mend the folder"
              .formatted(log.describe(), e.getMessage()),
          e);
    }
  }

  private void settle() {
    if (condition != Condition.DAMAGED) {
      condition = unkept.isEmpty() ? Condition.KEPT : Condition.UNKEPT;
      trouble =
          unkept.isEmpty()
              ? ""
              : "%d withdrawals are not on disk yet, and a restart would forget them; make space in %s"
                  .formatted(unkept.size(), log.describe());
    }
  }

  /** Writes what could not be written before. Blocks on the disk. */
  public synchronized void look() {
    for (Choice choice : List.copyOf(unkept.values())) {
      try {
        keep(choice);
      } catch (IOException e) {
        LOG.error("{}", trouble().orElseGet(() -> String.valueOf(e.getMessage())));
        return;
      }
    }
  }

  /** What everybody chose last, also who resumed. Blocks on the disk. */
  public synchronized List<Choice> all() throws IOException {
    Map<PersonCode, Choice> last = new LinkedHashMap<>(log.read().last());
    last.putAll(unkept);
    return List.copyOf(last.values());
  }

  /**
   * Takes in what a copy from elsewhere, such as a backup, says: of each person the later choice
   * holds. So nobody who withdrew after it was made is recorded again, and nobody who withdrew
   * before is forgotten on a new machine.
   */
  public synchronized void merge(Collection<Choice> others) throws IOException {
    Map<PersonCode, Choice> merged = new LinkedHashMap<>();
    List<Choice> both = new ArrayList<>(all());
    both.addAll(others);
    both.forEach(choice -> merged.merge(choice.person(), choice, Choice::or));
    for (Choice choice : merged.values()) {
      if (choice.isWithdrawal() && !onDisk.contains(choice.person())) {
        heed(choice);
        tell(choice.person());
      }
    }
  }

  /** Writes what everybody chose last to another folder, such as a backup's. Blocks on the disk. */
  public synchronized void copyTo(Disk disk) throws IOException {
    new ChoiceLog(disk).rewrite(all());
  }

  /**
   * Goes on with what can be read of damaged files.
   *
   * @throws IOException where not even their folder can be read or written; nothing was changed
   */
  public synchronized void mend() throws IOException {
    log.mend(all());
    condition = Condition.KEPT;
    trouble = "";
    load();
    settle();
    LOG.warn("{} is mended: {} withdrawals hold", log.describe(), count());
  }

  @Override
  public synchronized void close() {
    log.end();
  }
}
