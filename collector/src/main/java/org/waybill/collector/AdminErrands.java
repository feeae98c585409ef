package org.waybill.collector;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.mail.ReportMail;
import org.waybill.collector.privacy.WithdrawalBoard;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.collector.report.HealthViews;
import org.waybill.collector.watch.Facts;
import org.waybill.collector.watch.HealthLine;
import org.waybill.collector.watch.HealthWatch;
import org.waybill.collector.watch.StatusLines;
import org.waybill.keys.KeysInUse;

/** Everything a running collector does for the command line. */
final class AdminErrands {

  private AdminErrands() {}

  static Map<ErrandName, Errand> of(
      Facts facts,
      Engine engine,
      SwitchBoard board,
      DomainBoard domains,
      WithdrawalBoard withdrawals,
      BlockBoard blocks,
      Optional<ReportMail> mail) {
    StoreDoor door = engine.door();
    KeysInUse keys = engine.keys();
    Map<ErrandName, Errand> errands = new EnumMap<>(ErrandName.class);
    errands.putAll(AccessErrands.on(board.accounts()));
    errands.putAll(BlockErrands.on(blocks));
    errands.putAll(WithdrawalErrands.on(withdrawals, engine::person));
    errands.putAll(RecordingErrands.on(board, domains));
    errands.putAll(ReportErrands.on(mail));
    errands.putAll(
        StoreErrands.on(
            () -> door.now().orElseThrow(() -> StoreErrands.away(facts.readiness().words())),
            () -> engine.settling().judge(),
            new StoreErrands.Kept(
                engine.withdrawals(), engine.blocks(), engine.recording(), engine.domains()),
            engine.backups(),
            engine.clock()));
    errands.put(
        ErrandName.STATUS,
        (nothing, say) -> {
          StatusLines.of(facts).forEach(say);
          return 0;
        });
    errands.put(
        ErrandName.HEALTH,
        (nothing, say) -> {
          HealthViews.lines(new HealthWatch(facts, engine.clock()).look()).stream()
              .map(HealthLine::text)
              .forEach(say);
          return 0;
        });
    errands.put(
        ErrandName.KEYS,
        (nothing, say) ->
            switch (keys.look()) {
              case KeysInUse.Look.Same same -> {
                say.accept("The running collector has these keys already.");
                yield 0;
              }
              case KeysInUse.Look.Taken taken -> {
                say.accept("The running collector goes on with them.");
                yield 0;
              }
              case KeysInUse.Look.Refused wrong -> {
                say.accept("The running collector refuses them: " + wrong.why());
                yield 1;
              }
            });
    return errands;
  }
}
