package org.waybill.collector;

import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.block.SubjectReader;
import org.waybill.collector.privacy.WithdrawalBoard;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.recording.RecordingSwitch;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.journal.FolderDisk;
import org.waybill.keys.KeyFile;
import org.waybill.wire.Ids;

/**
 * Users, tokens, the recording switch, withdrawals and blocks of a data folder no collector runs
 * on.
 */
public final class OfflineAccess {

  private OfflineAccess() {}

  /**
   * Does what a running collector would do; none can start meanwhile.
   *
   * @return the exit code
   * @throws IOException where a collector has the folder, or the errand failed; fit for an admin
   */
  public static int run(
      Settings settings,
      InstantSource clock,
      ErrandName name,
      String argument,
      Consumer<String> say)
      throws IOException {
    try (OfflineStore lock = OfflineStore.made(settings);
        Withdrawals withdrawals =
            Withdrawals.open(FolderDisk.at(settings.withdrawalsDir()), clock);
        AccessLog log =
            AccessLog.open(
                FolderDisk.at(settings.accessLogDir()), clock, settings.access().logDays())) {
      Accounts accounts =
          Accounts.open(FolderDisk.at(settings.dataDir()), settings.adminUser(), log, clock);
      Map<ErrandName, Errand> errands = new EnumMap<>(ErrandName.class);
      errands.putAll(AccessErrands.on(accounts));
      errands.putAll(
          RecordingErrands.on(
              new SwitchBoard(
                  RecordingSwitch.open(FolderDisk.at(settings.dataDir()), clock), accounts),
              new DomainBoard(
                  DomainSwitches.open(FolderDisk.at(settings.dataDir()), clock), accounts)));
      BlockList blocks = BlockList.open(FolderDisk.at(settings.dataDir()));
      SubjectReader reader = new SubjectReader(settings.hosts().names());
      errands.putAll(BlockErrands.on(new BlockBoard(blocks, reader, accounts, clock)));
      Ids ids = new Ids(KeyFile.readGuarded(settings.keyFile()).identity());
      errands.putAll(WithdrawalErrands.on(new WithdrawalBoard(withdrawals, accounts), ids::person));
      return Optional.ofNullable(errands.get(name))
          .orElseThrow(
              () ->
                  new IOException(
                      "%s is not about users, tokens, recording, withdrawals or blocks"
                          .formatted(name)))
          .run(argument, say);
    }
  }
}
