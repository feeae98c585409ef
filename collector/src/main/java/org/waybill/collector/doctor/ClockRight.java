package org.waybill.collector.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Days of tokens, keys and verdicts go by the clock. */
final class ClockRight implements Check {

  private static final Duration TOLERATED = Duration.ofMinutes(2);

  @Override
  public Trouble trouble() {
    return Trouble.FURTHER;
  }

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public Outcome look(Installation it) {
    return Stream.of(
            it.ledger().then(ledger -> newest(ledger.folder())),
            it.dataFolder().then(ClockRight::newest))
        .flatMap(newest -> ahead(newest, it.now()).stream())
        .findFirst()
        .map(ClockRight::finding)
        .orElseGet(() -> known(it));
  }

  private static Reading<Ahead> newest(FolderFacts folder) {
    return folder
        .newest()
        .<Reading<Ahead>>map(at -> new Reading.Right<>(new Ahead(folder.path(), at, Duration.ZERO)))
        .orElseGet(() -> new Reading.Absent<>("no file in " + folder.path() + " tells the time"));
  }

  private static Optional<Ahead> ahead(Reading<Ahead> newest, Instant now) {
    return newest instanceof Reading.Right<Ahead>(Ahead file)
        ? Optional.of(new Ahead(file.folder(), file.at(), Duration.between(now, file.at())))
            .filter(found -> found.by().compareTo(TOLERATED) > 0)
        : Optional.empty();
  }

  /** Without a ledger nobody has written anything yet, and clocks agree. */
  private static Outcome known(Installation it) {
    return it.ledger().judge(ledger -> Outcome.healthy());
  }

  private static Outcome finding(Ahead file) {
    return new Outcome.Finding(
        "a file in %s was written at %s, %d s ahead of this machine's clock"
            .formatted(file.folder(), file.at(), file.by().toSeconds()),
        "clocks of James, collector and this machine within %d s of each other"
            .formatted(TOLERATED.toSeconds()),
        "synchronise them all (NTP), for example with chrony");
  }

  /** A file that was written, by a clock that is ahead. */
  private record Ahead(Path folder, Instant at, Duration by) {}
}
