package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.RecordingSwitch;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Reclassified;
import org.waybill.collector.store.Sent;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.FolderDisk;

/** What the command line has done to a store, by a running collector or by itself. */
final class StoreErrands {

  /** The argument with which a reclassification begins at the first hit. */
  private static final String ANEW = "anew";

  private StoreErrands() {}

  /** Where the store comes from when the errand begins. */
  @FunctionalInterface
  interface Source {
    Store open() throws IOException;
  }

  /** Who judges, when it is asked for. */
  @FunctionalInterface
  interface JudgeSource {
    Judge read() throws IOException;
  }

  /** What a backup holds besides the store. */
  record Kept(
      Withdrawals withdrawals,
      BlockList blocks,
      RecordingSwitch recording,
      DomainSwitches domains) {

    private void copyTo(Path backup) throws IOException {
      withdrawals.copyTo(FolderDisk.at(BackupFolder.withdrawals(backup)));
      blocks.copyTo(FolderDisk.at(BackupFolder.blocks(backup)));
      recording.copyTo(FolderDisk.at(BackupFolder.switches(backup)));
      domains.copyTo(FolderDisk.at(BackupFolder.switches(backup)));
    }
  }

  static Map<ErrandName, Errand> on(
      Source store, JudgeSource judge, Kept kept, Backups backups, InstantSource clock) {
    return Map.of(
        ErrandName.BACKUP,
        (folder, say) -> {
          say.accept("copying the store to " + folder);
          store.open().backup(Path.of(folder));
          kept.copyTo(Path.of(folder));
          backups.made(clock);
          say.accept("done: the copy is durable, the journal position is in it");
          return 0;
        },
        ErrandName.CHECK,
        (nothing, say) -> {
          say.accept("checking tables and figures; about a minute for five million hits");
          return told(store.open().check(), say);
        },
        ErrandName.SEALED,
        (span, say) -> {
          say.accept(words(sent(store.open(), span)));
          return 0;
        },
        ErrandName.RECLASSIFY,
        (anew, say) -> {
          Judge by = judge.read();
          say.accept("judging all hits again by rules of version " + by.version());
          reclassify(store.open(), by, anew.equals(ANEW), clock, say);
          return 0;
        });
  }

  /** Says so at every further percent. */
  private static void reclassify(
      Store store, Judge judge, boolean anew, InstantSource clock, Consumer<String> say) {
    int told = -1;
    Reclassified part = store.reclassify(judge, clock.instant(), anew);
    while (part.isMore()) {
      if (part.percent() > told) {
        told = part.percent();
        say.accept("%d %%: %,d of %,d hits".formatted(told, part.done(), part.all()));
      }
      part = store.reclassify(judge, clock.instant(), false);
    }
    say.accept("done: all figures follow");
  }

  private static int told(List<Finding> findings, Consumer<String> say) {
    findings.forEach(finding -> say.accept(finding.count() + " x " + finding.what()));
    say.accept(findings.isEmpty() ? "nothing found" : findings.size() + " findings");
    return findings.isEmpty() ? 0 : 1;
  }

  private static Sent sent(Store store, String span) throws IOException {
    try {
      String[] ends = span.split(" ", 2);
      return store.sent(Instant.parse(ends[0]), Instant.parse(ends[ends.length - 1]));
    } catch (DateTimeException e) {
      throw new IOException(
          "'%s' is no pair of instants in RFC 3339 with a space between".formatted(span), e);
    }
  }

  private static String words(Sent sent) {
    return "About %,d links in %,d copies of %,d messages die with it, as far as they are kept here."
        .formatted(sent.links(), sent.copies(), sent.messages());
  }

  /** For a collector whose store may be away. */
  static StoreException away(String why) {
    return new StoreException(
        "the store is not open (%s); hits are kept in the journal meanwhile".formatted(why));
  }
}
