package org.waybill.collector;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.waybill.collector.http.IntakeHandler;
import org.waybill.collector.http.LedgerIntake;
import org.waybill.collector.http.Turnstile;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.JamesBoard;
import org.waybill.collector.recording.NewMail;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.wire.LedgerChannel;

/** Where mailets ship, ask what may be tracked, and have switched what is switched at them. */
final class MailetsIntake {

  private MailetsIntake() {}

  static Handler<HttpServerRequest> of(Engine engine, SwitchBoard board, DomainBoard domains) {
    String start = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    LedgerIntake ledger =
        new LedgerIntake(
            LedgerChannel.of(engine.keys().ring().identity()),
            engine.keys()::fingerprints,
            engine.journal(),
            engine.places(),
            new NewMail(engine.recording(), engine.domains())::allowed,
            new Turnstile(start, new JamesBoard(board, domains)::obey));
    return new IntakeHandler(engine.vertx(), ledger);
  }
}
