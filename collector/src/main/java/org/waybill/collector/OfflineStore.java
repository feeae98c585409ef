package org.waybill.collector;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.device.Countries;
import org.waybill.collector.device.Devices;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.RecordingSwitch;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.FolderInUseException;

/**
 * A data folder no collector runs on, and none can while this is open: it holds the journal's lock.
 * Used by one thread.
 */
public final class OfflineStore implements AutoCloseable {

  private final Settings settings;
  private final Closeable lock;

  private OfflineStore(Settings settings, Closeable lock) {
    this.settings = settings;
    this.lock = lock;
  }

  /**
   * Takes the folder.
   *
   * @throws IOException where a collector has it, or it is not there; the message is fit for an
   *     admin
   */
  public static OfflineStore of(Settings settings) throws IOException {
    if (!Files.isDirectory(settings.dataDir())) {
      throw new IOException(
          "data.dir is %s, and there is no such folder; no collector ever ran with this configuration"
              .formatted(settings.dataDir()));
    }
    refuseAStranger(settings.dataDir());
    try {
      return new OfflineStore(settings, FolderDisk.at(settings.journalDir()).lock());
    } catch (FolderInUseException e) {
      throw new IOException(
          "a collector has data.dir %s and does not answer on its socket (%s); wait until it has started or ended, or end it"
              .formatted(settings.dataDir(), e.getMessage()),
          e);
    }
  }

  /**
   * Takes the folder, and makes it where it is not there: on a new machine a restore is the first
   * thing done.
   *
   * @throws IOException where a collector has it, or it cannot be made; the message is fit for an
   *     admin
   */
  public static OfflineStore made(Settings settings) throws IOException {
    new DataFolder(settings.dataDir()).make();
    return of(settings);
  }

  /** Files that root, say, leaves in the folder would keep the collector's own user out of it. */
  private static void refuseAStranger(Path folder) throws IOException {
    UserPrincipal owner = Files.getOwner(folder);
    String name = System.getProperty("user.name", "");
    UserPrincipal me;
    try {
      me = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    } catch (UserPrincipalNotFoundException e) {
      return; // a container's user without a name
    }
    if (!owner.equals(me)) {
      throw new IOException(
          "data.dir %s belongs to %s, and this command runs as %s; run it as the user that runs the collector"
              .formatted(folder, owner.getName(), name));
    }
  }

  /** Does what a running collector would do; the store is open only meanwhile. */
  public Errand errand(ErrandName name, InstantSource clock) {
    return (argument, say) -> {
      if (settings.postgres().isEmpty() && !Files.exists(settings.storeDir())) {
        throw new IOException(
            "store folder %s does not exist; there is nothing in it to look after"
                .formatted(settings.storeDir()));
      }
      try (Withdrawals withdrawals = withdrawals(clock);
          Store store =
              ChosenStore.open(settings, Devices.with(Countries.in(settings.countries())), clock)) {
        return Optional.ofNullable(
                StoreErrands.on(
                        () -> store,
                        () -> RulesInUse.open(settings).judge(),
                        kept(withdrawals, clock),
                        Backups.open(settings.dataDir(), clock),
                        clock)
                    .get(name))
            .orElseThrow(() -> new IOException("no collector runs; start it with: waybill serve"))
            .run(argument, say);
      } catch (StoreException e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }

  /**
   * Puts a backup in the store's place. What is there is moved aside first and back again where
   * that fails. Who has withdrawn by the one or the other has withdrawn then, and what is blocked
   * by the one or the other is blocked.
   *
   * @param now names the folder it is moved to
   * @return where the former store lies; empty where there was none
   * @throws IOException where nothing was changed; the message is fit for an admin
   */
  public Optional<Path> restore(Path backup, Instant now) throws IOException {
    mergeWithdrawals(BackupFolder.withdrawals(backup), now);
    mergeBlocks(BackupFolder.blocks(backup));
    mergeSwitches(BackupFolder.switches(backup), now);
    Path place = settings.storeDir();
    Path former = place.resolveSibling(place.getFileName() + ".before-" + now.getEpochSecond());
    try {
      boolean moved = ChosenStore.replace(settings, backup, former);
      FolderDisk.at(settings.dataDir()).forceFolder();
      return moved ? Optional.of(former) : Optional.empty();
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Moves the embedded store into the database that the configuration names, and compares every
   * figure there with a recount.
   *
   * @return 0 where all agree
   * @throws IOException where it was not moved, or not whole; the message is fit for an admin
   */
  public int migrate(Consumer<String> say, InstantSource clock) throws IOException {
    PostgresAddress address =
        settings
            .postgres()
            .orElseThrow(
                () ->
                    new IOException(
                        "store.url is empty; set it to the database to which the store is to move,"
                            + " and store.user"));
    if (!Files.exists(settings.storeDir())) {
      throw new IOException(
          "store folder %s does not exist; there is nothing to move"
              .formatted(settings.storeDir()));
    }
    try {
      ChosenStore.migrate(settings, address, say);
      say.accept("All is there. Comparing every figure with a recount.");
      int found = errand(ErrandName.CHECK, clock).run("", say);
      say.accept(
          "The collector uses the database from its next start. %s is not used any more; keep it until you are sure."
              .formatted(settings.storeDir()));
      return found;
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Before the store is there, of which nobody must see what they withdrew. */
  private void mergeWithdrawals(Path copy, Instant now) throws IOException {
    if (!Files.isDirectory(copy)) {
      return; // the backup is older than withdrawals are
    }
    InstantSource clock = InstantSource.fixed(now);
    try (Withdrawals copied = Withdrawals.open(FolderDisk.at(copy), clock);
        Withdrawals present = withdrawals(clock)) {
      if (copied.condition() == Withdrawals.Condition.DAMAGED) {
        throw new IOException(
            "who had withdrawn cannot be read from %s, and nothing was changed; take another backup, or move that folder away and have these persons recorded again"
                .formatted(copy));
      }
      present.merge(copied.all());
    }
  }

  private void mergeBlocks(Path copy) throws IOException {
    if (!Files.isDirectory(copy)) {
      return; // the backup is older than blocks are
    }
    BlockList copied = blocks(copy);
    if (copied.condition() == BlockList.Condition.DAMAGED) {
      throw new IOException(
          "what was blocked cannot be read from %s, and the store was not changed; take another backup, or move that folder away and block anew"
              .formatted(copy));
    }
    blocks(settings.dataDir()).merge(copied.all());
  }

  private void mergeSwitches(Path copy, Instant now) throws IOException {
    if (!Files.isDirectory(copy)) {
      return; // the backup is older than it holds switches
    }
    InstantSource clock = InstantSource.fixed(now);
    DomainSwitches copied = DomainSwitches.open(FolderDisk.at(copy), clock);
    if (!copied.areKnown()) {
      throw new IOException(
          "for which sender domains recording was off cannot be read from %s, and the store was not changed; take another backup, or move that folder away and switch them off anew"
              .formatted(copy));
    }
    DomainSwitches.open(FolderDisk.at(settings.dataDir()), clock).merge(copied.all());
    RecordingSwitch.adopt(FolderDisk.at(copy), FolderDisk.at(settings.dataDir()));
  }

  private StoreErrands.Kept kept(Withdrawals withdrawals, InstantSource clock) throws IOException {
    return new StoreErrands.Kept(
        withdrawals,
        blocks(settings.dataDir()),
        RecordingSwitch.open(FolderDisk.at(settings.dataDir()), clock),
        DomainSwitches.open(FolderDisk.at(settings.dataDir()), clock));
  }

  private static BlockList blocks(Path folder) throws IOException {
    return BlockList.open(FolderDisk.at(folder));
  }

  private Withdrawals withdrawals(InstantSource clock) throws IOException {
    return Withdrawals.open(FolderDisk.at(settings.withdrawalsDir()), clock);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
