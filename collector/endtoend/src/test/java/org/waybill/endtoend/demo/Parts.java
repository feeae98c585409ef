package org.waybill.endtoend.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.waybill.endtoend.collector.CollectorFolder;
import org.waybill.endtoend.collector.CollectorServer;
import org.waybill.endtoend.collector.KeyFiles;
import org.waybill.endtoend.james.Handshake;
import org.waybill.endtoend.james.JamesPorts;
import org.waybill.endtoend.james.JamesServer;
import org.waybill.endtoend.james.MailetSettings;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.sink.Outbox;
import org.waybill.endtoend.sink.Sink;

/**
 * The three parts of the demo, running: the outside world, the collector, and a James whose mails
 * are tracked. Children end with this JVM.
 */
record Parts(Path outbox, Sink sink, CollectorServer collector, JamesServer james) {
  /**
   * Starts everything and returns when the first mail would be tracked.
   *
   * @param folder an empty one
   */
  static Parts start(Path folder, DemoOptions options) throws Exception {
    Path outbox = Files.createDirectories(folder.resolve("outbox"));
    Path key = KeyFiles.generate(folder.resolve("waybill.keys"));
    Sink sink = Sink.open(0, Clock.systemUTC(), new Outbox(outbox));
    CollectorServer collector =
        CollectorServer.start(
            CollectorFolder.layOut(
                    folder.resolve("collector"), key, options.track(), options.report())
                .settlingAfter(20));
    Path ledger = folder.resolve("ledger");
    MailetSettings settings =
        new MailetSettings(collector.trackUrl(), collector.adminUrl(), key, ledger, Map.of());
    JamesServer james =
        JamesServer.start(
            folder.resolve("james"),
            JamesPorts.withSmtp(options.smtp(), sink.port()),
            settings.writeTo(folder.resolve("waybill.properties")));
    Handshake.await(ledger, james);
    return new Parts(outbox, sink, collector, james);
  }

  /** What a script needs to use the demo, as the contract words it. */
  Json ready(DemoOptions options) throws IOException {
    return Json.object(
        "smtp", "127.0.0.1:" + options.smtp(),
        "track", collector.trackUrl(),
        "report", collector.adminUrl(),
        "user", collector.adminUser(),
        "password", collector.adminPassword(),
        "outbox", outbox.toString(),
        "pid", ProcessHandle.current().pid());
  }

  /** Completes with a sentence when a part has ended. */
  CompletableFuture<String> broken() {
    return collector
        .onExit()
        .thenApply(ended -> "The collector has ended")
        .applyToEither(james.onExit().thenApply(ended -> "James has ended"), which -> which);
  }
}
