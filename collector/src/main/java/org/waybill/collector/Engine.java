package org.waybill.collector;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.block.SharedBlocks;
import org.waybill.collector.correlate.Correlator;
import org.waybill.collector.correlate.Purging;
import org.waybill.collector.correlate.Settling;
import org.waybill.collector.correlate.Silence;
import org.waybill.collector.correlate.Storable;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.host.HostFiles;
import org.waybill.collector.http.AnswerCounts;
import org.waybill.collector.http.LedgerPlaces;
import org.waybill.collector.http.LoopLag;
import org.waybill.collector.http.Losses;
import org.waybill.collector.privacy.SharedWithdrawals;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.RecordingSwitch;
import org.waybill.collector.recording.SharedDomains;
import org.waybill.collector.recording.SharedRecording;
import org.waybill.collector.share.Sharing;
import org.waybill.collector.share.Topic;
import org.waybill.collector.spike.SpikeWatch;
import org.waybill.collector.spike.Thresholds;
import org.waybill.collector.store.Store;
import org.waybill.journal.Disk;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.keys.KeyFile;
import org.waybill.keys.KeysInUse;
import org.waybill.wire.Ids;
import org.waybill.wire.PersonCode;

/**
 * Everything behind the listeners: keys, journal and the way from it into the store, and what is
 * counted on that way.
 */
record Engine(
    Settings settings,
    Clock clock,
    Vertx vertx,
    KeysInUse keys,
    Journal journal,
    StoreDoor door,
    Correlator correlator,
    Purging purging,
    RulesInUse rules,
    Settling settling,
    Losses losses,
    AnswerCounts counts,
    LedgerPlaces places,
    RecordingSwitch recording,
    DomainSwitches domains,
    Withdrawals withdrawals,
    BlockList blocks,
    Optional<Sharing> sharing,
    Optional<SpikeWatch> spikes,
    HostFiles files,
    HostLooks hosts,
    Backups backups,
    LoopLag loop) {

  /**
   * Zeros filled in at once: a second of hits at a good rate, and written in a few milliseconds.
   */
  private static final int JOURNAL_AHEAD_BYTES = 1 << 20;

  /** Opens it; nothing is followed before {@link #start}. */
  static Engine open(
      Closing closing, Settings settings, Clock clock, Disk disk, Supplier<Store> store)
      throws IOException {
    Disk data = FolderDisk.at(settings.dataDir());
    RecordingSwitch recording = RecordingSwitch.open(data, clock);
    DomainSwitches domains = DomainSwitches.open(data, clock);
    Withdrawals withdrawals =
        closing.add(Withdrawals.open(FolderDisk.at(settings.withdrawalsDir()), clock));
    BlockList blocks = BlockList.open(data);
    Optional<SpikeWatch> spikes =
        settings.spikes().thresholds().map(from -> spikes(from, closing, data, clock));
    KeysInUse keys = KeysInUse.open(() -> KeyFile.readGuarded(settings.keyFile()));
    Vertx vertx = closing.add(EventLoop.start()).vertx();
    FileWatch.begin(closing, "keys", keys::look, FileWatch.PERIOD);
    FileWatch.begin(closing, "recording", recording::look, FileWatch.PERIOD);
    FileWatch.begin(closing, "domains", domains::look, FileWatch.PERIOD);
    FileWatch.begin(closing, "withdrawals", withdrawals::look, FileWatch.PERIOD);
    FileWatch.begin(closing, "blocked", blocks::look, FileWatch.PERIOD);
    HostFiles files = HostFiles.open(settings.hosts().files());
    HostLooks hosts = closing.add(HostLooks.of(settings.hosts(), keys, clock));
    FileWatch.begin(closing, "host-files", files::look, FileWatch.PERIOD);
    StoreDoor door = closing.add(new StoreDoor(store));
    Journal journal = closing.add(Journal.open(disk, journalOptions(settings, clock)));
    Losses losses = new Losses(clock);
    losses.add(journal.recordsCut(), "the journal's end was damaged while nothing ran");
    Correlator correlator =
        closing.add(
            new Correlator(
                journal,
                door,
                new Storable(withdrawals::surelyCover, silence(domains, door)),
                () -> losses.add("the store cannot take its entry"),
                sent -> spikes.ifPresent(watch -> watch.sent(sent))));
    closing.add(new Ending(correlator, settings.shutdownDrain()));
    List<Topic> decisions =
        List.of(
            new SharedWithdrawals(withdrawals),
            new SharedBlocks(blocks),
            new SharedRecording(recording),
            new SharedDomains(domains));
    Optional<Sharing> sharing =
        settings.postgres().map(database -> sharing(closing, decisions, door));
    Purging purging = closing.add(new Purging(door, settings.keeping(), clock));
    RulesInUse rules = RulesInUse.open(settings);
    FileWatch.begin(closing, "networks", rules::look, FileWatch.PERIOD);
    Settling settling =
        closing.add(
            new Settling(door, correlator::lag, rules::judge, settings.verdictPatience(), clock));
    return new Engine(
        settings,
        clock,
        vertx,
        keys,
        journal,
        door,
        correlator,
        purging,
        rules,
        settling,
        losses,
        new AnswerCounts(),
        new LedgerPlaces(node -> door.now().flatMap(open -> open.ledgerPosition(node))),
        recording,
        domains,
        withdrawals,
        blocks,
        sharing,
        spikes,
        files,
        hosts,
        Backups.open(settings.dataDir(), clock),
        LoopLag.of(vertx));
  }

  /**
   * What was learnt is kept once nothing more is heard: whatever is closed first was added last.
   */
  private static SpikeWatch spikes(
      Thresholds thresholds, Closing closing, Disk disk, InstantSource clock) {
    SpikeWatch watch = SpikeWatch.open(thresholds, disk, clock);
    closing.add(() -> SpikeRounds.keep(watch));
    return watch;
  }

  private static Sharing sharing(Closing closing, List<Topic> decisions, StoreDoor door) {
    return closing.add(new Sharing(decisions, () -> door.now().flatMap(Store::noticeboard)));
  }

  private static Silence silence(DomainSwitches domains, StoreDoor door) {
    return new SenderSilence(domains, copy -> door.now().flatMap(open -> open.senderOf(copy)));
  }

  /** The code of a canonical recipient. */
  PersonCode person(String recipient) {
    return new Ids(keys.ring().identity()).person(recipient);
  }

  /** Begins to bring the journal into the store, to have hits judged, and to purge. */
  void start() {
    correlator.start();
    settling.start();
    purging.start();
    sharing.ifPresent(Sharing::start);
    hosts.start();
  }

  /**
   * Segments are numbered by the clock: a journal that was lost, or put back from a backup, goes on
   * behind what the store has of the old one, and no hit is taken for one that is stored.
   */
  private static JournalOptions journalOptions(Settings settings, InstantSource clock) {
    return JournalOptions.named("waybill-journal")
        .withSegmentBytes(settings.journalSegmentBytes())
        .withAheadBytes(JOURNAL_AHEAD_BYTES)
        .withFirstSegment(Math.max(1, clock.millis()));
  }
}
