package org.waybill.collector.spike;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TrackingId;

/** Mail of a sender as it is usual, and as it is when the mailbox was hijacked. */
class SpikeWatchTest {

  private static final Instant MONDAY = Instant.parse("2026-11-02T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Thresholds THRESHOLDS = new Thresholds(25, Duration.ofHours(1));
  private static final String ANNA = "anna@sender.example";

  @TempDir Path folder;
  private Instant now = MONDAY;

  private SpikeWatch open() throws IOException {
    return SpikeWatch.open(THRESHOLDS, FolderDisk.at(folder), () -> now);
  }

  private static Sent sent(String sender, Instant at, List<String> hosts) {
    List<SentLink> links = new ArrayList<>();
    for (String host : hosts) {
      links.add(new SentLink(links.size() + 1, "https://" + host + "/a", ""));
    }
    return new Sent(
        RecordId.of(new byte[16]),
        at.toEpochMilli(),
        MessageKey.of(new byte[16]),
        Optional.empty(),
        sender,
        sender,
        "",
        Mode.IDENTIFIED,
        Labels.NONE,
        links,
        List.of(new SentCopy(TrackingId.of(new byte[16]), new PersonCode(1), "r@x.example", 1, 1)));
  }

  /** That many hosts, named from that number on. */
  private static List<String> hosts(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(n -> "h" + n + ".example").toList();
  }

  /** A person who writes mail with a new host or two a day. */
  private static void ordinaryWeek(SpikeWatch watch) {
    for (int day = 0; day < 7; day++) {
      watch.sent(sent(ANNA, MONDAY.plus(DAY.multipliedBy(day)), hosts(2 * day, 2)));
    }
  }

  private static final Instant THEN = MONDAY.plus(DAY.multipliedBy(7));

  @Test
  void manyNewHostsShouldBeNoticedOnceAndSayWhose() throws Exception {
    SpikeWatch watch = open();
    ordinaryWeek(watch);
    now = THEN;
    for (int mail = 0; mail < 40; mail++) {
      watch.sent(sent("Anna@Sender.example", THEN.plusSeconds(mail), hosts(1_000 + mail, 1)));
    }
    assertThat(watch.news()).containsExactly(new Spike(ANNA, 25, 25, THEN));
    assertThat(watch.news()).as("told once").isEmpty();
    assertThat(watch.spikes()).hasSize(1);
  }

  @Test
  void oneMailWithManyNewHostsShouldBeNoticed() throws Exception {
    SpikeWatch watch = open();
    ordinaryWeek(watch);
    watch.sent(sent(ANNA, THEN, hosts(1_000, 31)));
    assertThat(watch.news()).extracting(Spike::hosts).containsExactly(31);
  }

  @Test
  void fewerNewHostsOrMoreTimeShouldBeNone() throws Exception {
    SpikeWatch watch = open();
    ordinaryWeek(watch);
    watch.sent(sent(ANNA, THEN, hosts(1_000, 24)));
    for (int hour = 1; hour < 20; hour++) {
      watch.sent(sent(ANNA, THEN.plus(Duration.ofHours(hour)), hosts(2_000 + 20 * hour, 20)));
    }
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void newsletterWithThirtyUsualHostsShouldBeNone() throws Exception {
    SpikeWatch watch = open();
    for (int week = 0; week < 10; week++) {
      Instant at = MONDAY.plus(DAY.multipliedBy(7L * week));
      for (int copy = 0; copy < 50; copy++) {
        watch.sent(sent("news@sender.example", at.plusSeconds(copy), hosts(0, 30)));
      }
    }
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void digestThatLeadsToThirtyNewHostsEveryWeekShouldBeNone() throws Exception {
    SpikeWatch watch = open();
    for (int week = 0; week < 10; week++) {
      Instant at = MONDAY.plus(DAY.multipliedBy(7L * week));
      watch.sent(sent("digest@sender.example", at, hosts(100 * week, 30)));
    }
    assertThat(watch.news()).isEmpty();
    watch.sent(sent("digest@sender.example", MONDAY.plus(DAY.multipliedBy(70)), hosts(5_000, 100)));
    assertThat(watch.news()).as("three times what is usual").hasSize(1);
  }

  @Test
  void othersShouldNotCountForASender() throws Exception {
    SpikeWatch watch = open();
    ordinaryWeek(watch);
    for (int n = 0; n < 100; n++) {
      watch.sent(sent("u" + n + "@sender.example", THEN, hosts(1_000 + n, 1)));
    }
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void senderWithoutADayBeforeShouldHaveFourTimesTheNumber() throws Exception {
    SpikeWatch watch = open();
    watch.sent(sent("new@sender.example", MONDAY, hosts(0, 99)));
    assertThat(watch.news()).isEmpty();
    watch.sent(sent("new@sender.example", MONDAY.plusSeconds(1), hosts(99, 1)));
    assertThat(watch.news()).extracting(Spike::limit).containsExactly(100);
  }

  @Test
  void recordsThatComeAgainShouldChangeNothing() throws Exception {
    SpikeWatch watch = open();
    ordinaryWeek(watch);
    List<Sent> replayed = new ArrayList<>();
    for (int mail = 0; mail < 24; mail++) {
      replayed.add(sent(ANNA, THEN.plusSeconds(mail), hosts(1_000 + mail, 1)));
    }
    for (int times = 0; times < 5; times++) {
      replayed.forEach(watch::sent);
    }
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void nextSpikeShouldBeNoticedOnceTheFirstHasEnded() throws Exception {
    SpikeWatch watch = open();
    ordinaryWeek(watch);
    watch.sent(sent(ANNA, THEN, hosts(1_000, 100)));
    watch.sent(sent(ANNA, THEN.plus(Duration.ofHours(2)), hosts(0, 1)));
    watch.sent(sent(ANNA, THEN.plus(Duration.ofHours(3)), hosts(2_000, 100)));
    assertThat(watch.news()).hasSize(2);
  }

  @Test
  void whatWasLearntShouldLastThroughARestart() throws Exception {
    SpikeWatch watch = open();
    ordinaryWeek(watch);
    watch.sent(sent("news@sender.example", MONDAY, hosts(0, 30)));
    watch.keep();
    SpikeWatch again = open();
    again.sent(sent("news@sender.example", THEN, hosts(0, 30)));
    assertThat(again.news()).isEmpty();
    again.sent(sent(ANNA, THEN, hosts(1_000, 30)));
    assertThat(again.news()).hasSize(1);
    assertThat(
            Files.readString(
                folder.resolve("senders"), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("example", "anna");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "WBSENDR1", "WBSENDR1\u0000\u0000\u0000\u0001x"})
  void damagedFileShouldBeLearntAnew(String text) throws Exception {
    Files.writeString(folder.resolve("senders"), text);
    SpikeWatch watch = open();
    watch.sent(sent(ANNA, MONDAY, hosts(0, 30)));
    watch.keep();
    assertThat(watch.news()).isEmpty();
    assertThat(HistoryBytes.decode(Files.readAllBytes(folder.resolve("senders")))).hasSize(1);
  }

  @Test
  void whatIsRememberedShouldBeBounded() throws Exception {
    SpikeWatch watch = open();
    for (int n = 0; n < SpikeWatch.MOST_SENDERS + 500; n++) {
      watch.sent(sent("u" + n + "@sender.example", MONDAY, hosts(10 * n, 10)));
    }
    watch.sent(sent(ANNA, MONDAY, hosts(0, 10)));
    watch.keep();
    assertThat(Files.size(folder.resolve("senders"))).isLessThan(1 << 20);
    assertThat(
            HistoryBytes.decode(Files.readAllBytes(folder.resolve("senders"))).values().stream()
                .mapToInt(kept -> kept.hosts().size())
                .sum())
        .isEqualTo(SpikeWatch.MOST_HOSTS);
  }

  @Test
  void linksToNoHostAndMailOfNobodyShouldBeNothing() throws Exception {
    SpikeWatch watch = open();
    watch.sent(sent("", MONDAY, hosts(0, 300)));
    watch.sent(sent(ANNA, MONDAY, List.of("?x")));
    assertThat(watch.news()).isEmpty();
    watch.keep();
    assertThat(folder.resolve("senders")).doesNotExist();
  }
}
