package org.waybill.collector.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.block.Block;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.block.SharedBlocks;
import org.waybill.collector.block.SubjectReader;
import org.waybill.collector.privacy.Choice;
import org.waybill.collector.privacy.SharedWithdrawals;
import org.waybill.collector.privacy.WithdrawalBoard;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.JamesBoard;
import org.waybill.collector.recording.RecordingSwitch;
import org.waybill.collector.recording.SharedDomains;
import org.waybill.collector.recording.SharedRecording;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

/** What of one collector has to do with decisions, in a folder of its own. */
final class Node implements AutoCloseable {

  final FaultyDisk disk;
  final Withdrawals withdrawals;
  final BlockList blocks;
  final RecordingSwitch recording;
  final DomainSwitches domains;
  final Sharing sharing;
  private final AccessLog log;
  private final SwitchBoard switchBoard;
  private final DomainBoard domainBoard;
  private final WithdrawalBoard withdrawalBoard;
  private final BlockBoard blockBoard;
  private Optional<Noticeboard> board = Optional.empty();

  /** One that is not connected to any database yet. */
  Node(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder.resolve("withdrawals"));
    Files.createDirectories(folder.resolve("log"));
    disk = new FaultyDisk(FolderDisk.at(folder));
    withdrawals = Withdrawals.open(FolderDisk.at(folder.resolve("withdrawals")), clock);
    blocks = BlockList.open(disk);
    recording = RecordingSwitch.open(disk, clock);
    domains = DomainSwitches.open(disk, clock);
    log = AccessLog.open(FolderDisk.at(folder.resolve("log")), clock, 7);
    Accounts accounts = Accounts.open(FolderDisk.at(folder), "admin", log, clock);
    switchBoard = new SwitchBoard(recording, accounts);
    domainBoard = new DomainBoard(domains, accounts);
    withdrawalBoard = new WithdrawalBoard(withdrawals, accounts);
    blockBoard = new BlockBoard(blocks, new SubjectReader(Set.of()), accounts, clock);
    sharing = new Sharing(topics(), () -> board, Duration.ofMillis(20));
  }

  List<Topic> topics() {
    return List.of(
        new SharedWithdrawals(withdrawals),
        new SharedBlocks(blocks),
        new SharedRecording(recording),
        new SharedDomains(domains));
  }

  /** Begins to exchange decisions. */
  Node on(PostgresAddress database) {
    return on(database, UnaryOperator.identity());
  }

  Node on(PostgresAddress database, UnaryOperator<Noticeboard> around) {
    board = Optional.of(around.apply(EmptyPostgres.noticeboard(database)));
    sharing.start();
    return this;
  }

  void choose(PersonCode person, Choice.Wish wish) throws IOException {
    withdrawalBoard.choose(person, wish);
  }

  void block(Block.Subject subject) throws IOException {
    blockBoard.block(subject, "a test");
  }

  void unblock(Block.Subject subject) throws IOException {
    assertThat(blockBoard.unblock(subject, "")).isPresent();
  }

  void turn(RecordingState to) throws IOException {
    switchBoard.turn(to, "a test");
  }

  void domainOff(String domain) throws IOException {
    domainBoard.off(domain, "a test");
  }

  void domainOn(String domain) throws IOException {
    assertThat(domainBoard.on(domain, "")).isTrue();
  }

  /** What the kill switch of a James does here. */
  void errand(String james, RecordingState to, String scope) throws IOException {
    new JamesBoard(switchBoard, domainBoard)
        .obey(james, new SwitchErrand("t", to, scope, "a complaint"));
  }

  boolean isDomainOff(String domain) {
    return domains.off().stream().anyMatch(span -> span.domain().equals(domain));
  }

  /** What the others have told by now is here, and what was decided here by now is told. */
  void awaitWell() {
    long before = sharing.exchanges();
    await(() -> sharing.exchanges() > before + 1);
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it came true within a minute").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Ends as a process does that is killed: nothing more is said to anybody. */
  @Override
  public void close() throws IOException {
    sharing.close();
    withdrawals.close();
    log.close();
    if (board.orElse(null) instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
