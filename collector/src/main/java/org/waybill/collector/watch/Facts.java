package org.waybill.collector.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.spike.Spike;
import org.waybill.collector.store.Keeping;
import org.waybill.hosts.HostState;
import org.waybill.journal.Commits;
import org.waybill.wire.KeyLife;

/** What is known of a running collector; the same for metrics and status. Thread-safe. */
public interface Facts {

  /** Since the start of the process. */
  Duration uptime();

  /** Whether an admin has switched recording off. */
  Recording recording();

  /** How it is known for which sender domains recording is off. */
  DomainSwitches.Condition domains();

  /** These domains. */
  List<String> domainsOff();

  /** How it is known who has withdrawn. */
  Withdrawals.Condition withdrawals();

  /** How many persons have withdrawn, as far as is known. */
  int withdrawn();

  /** How the list of what is blocked is. */
  BlockList.Condition blockList();

  /** How many targets, senders and messages are blocked. */
  int blocked();

  /** Senders whose mail suddenly led to many new hosts, the newest first; empty: nobody looks. */
  Optional<List<Spike>> spikes();

  /** Hits that were answered and may be missing from the figures. */
  long losses();

  /** When the last of them was lost; nothing where there are none. */
  Optional<Instant> lastLoss();

  /** Whether one was lost within the last hour. */
  boolean isLosing();

  /** Connections that ended before TLS was agreed on. */
  long failedHandshakes();

  /** Bytes of the journal's files. */
  long journalBytes();

  /** Bytes that wait for the disk. */
  long queuedBytes();

  /** Bytes of the journal that a reader found damaged. */
  long damagedBytes();

  /** Bytes that are durable and not yet in the store. */
  long lagBytes();

  /** The age of the oldest of these, at most. */
  Duration lag();

  /** Whether what an earlier run left is in the store. */
  Readiness readiness();

  /**
   * Bytes on disk by kind of what is stored, in lower case; without the store's while it is away.
   */
  Map<String, Long> diskUse();

  /** Bytes that may still be written to the data folder, as far as is known; asks no disk. */
  long diskFree();

  /** The keys in use, now. */
  KeyLife keys();

  /** How often the world was answered so. */
  long answered(Answered what);

  /** What the journal has made durable. */
  Commits commits();

  /** How late the event loop does what is due. */
  Duration loopLag();

  /** For how long each mailet, by its node's id, has shipped nothing; since the start. */
  Map<String, Duration> nodeSilence();

  /** For how long each mailet, by its node's id, has not asked for anything; since the start. */
  Map<String, Duration> mailetSilence();

  /** How each tracking host looks from here, by name; empty where nobody looks. */
  Map<String, HostState> hosts();

  /** Mishaps that are still to be told. */
  Alerts alerts();

  /** When a hit was last recorded; nothing where none was since the start. */
  Optional<Instant> lastHit();

  /** For how long every round of judging has failed; zero where the last one did not. */
  Duration judgingFailing();

  /** For how long every round of purging has failed; zero where the last one did not. */
  Duration purgingFailing();

  /**
   * For how long decisions have not reached other collectors, or theirs this one; zero where all is
   * well, empty where there can be no others.
   */
  Optional<Duration> sharingFailing();

  /** Decisions of others that could not be understood, since the start. */
  long decisionsSkipped();

  /** Whether the key file on disk is not the keys in use, because it cannot be taken. */
  boolean isKeyFileRefused();

  /** When the store was last copied by the backup command; nothing where that is not known. */
  Optional<Instant> lastBackup();

  /** When a collector first ran in this data folder; until then there was nothing to copy. */
  Instant installed();

  /** For how long reports have not gone out by mail; zero where all is well, empty without mail. */
  Optional<Duration> reportMailFailing();

  /** For how many days after sealing a hit is taken at all. */
  int retentionDays();

  /** For how many days each kind is kept once it is stored. */
  Keeping keeping();
}
