package org.waybill.bench.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;

/**
 * A collector as its distribution starts it, store and all; close() ends it in order.
 *
 * @param trackPort of its tracking listener on 127.0.0.1
 * @param admin where its intake is
 * @param data its data.dir
 * @param temporary its folder for temporary files
 * @param gcLog what its garbage collector says
 */
record Patient(Process process, int trackPort, URI admin, Path data, Path temporary, Path gcLog)
    implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile(
          "WAYBILL COLLECTOR READY \\{\"track\":\"http://[^\"]+:(\\d+)\",\"admin\":\"([^\"]+)\".*");

  static Patient start(Path waybill, Path folder, KeyRing keys) throws IOException {
    Path data = folder.resolve("data");
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path gcLog = folder.resolve("gc.log");
    KeyFile.create(folder.resolve("waybill.keys"), keys);
    Path conf = folder.resolve("collector.properties");
    Files.writeString(
        conf,
        """
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        key.file = waybill.keys
        data.dir = data
        """);
    ProcessBuilder serve =
        new ProcessBuilder(waybill.toString(), "serve", "--conf", conf.toString());
    serve
        .environment()
        .merge(
            "WAYBILL_OPTS",
            "-Xmx1g -Xlog:gc:file=%s -Djava.io.tmpdir=%s".formatted(gcLog, temporary),
            (before, more) -> before + " " + more);
    Process process = serve.redirectError(folder.resolve("collector.log").toFile()).start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        int port = Integer.parseInt(ready.group(1));
        return new Patient(process, port, URI.create(ready.group(2)), data, temporary, gcLog);
      }
    }
    throw new IOException(
        "the collector ended before it was ready: "
            + Files.readString(folder.resolve("collector.log")));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
