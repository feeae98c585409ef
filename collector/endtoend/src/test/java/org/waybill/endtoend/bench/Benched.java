package org.waybill.endtoend.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.waybill.endtoend.child.FreePorts;
import org.waybill.endtoend.collector.CollectorFolder;
import org.waybill.endtoend.collector.CollectorServer;
import org.waybill.endtoend.collector.KeyFiles;
import org.waybill.endtoend.james.Handshake;
import org.waybill.endtoend.james.JamesFolder;
import org.waybill.endtoend.james.JamesInstallation;
import org.waybill.endtoend.james.JamesPorts;
import org.waybill.endtoend.james.JamesServer;
import org.waybill.endtoend.james.MailetSettings;
import org.waybill.endtoend.james.Surroundings;

/** A James with all branches, the collector it ships to, and where its mail ends. */
record Benched(JamesServer james, CollectorServer collector, Drain drain) implements AutoCloseable {
  private static final String ADD_TRACKING =
      "(?s)<mailet match=\"All\" class=\"org\\.waybill\\.mailet\\.AddTracking\">.*?</mailet>";

  /** As an admin would run it: the JVM's own choice of compilers and collector. */
  private static final Surroundings JVM = Surroundings.of(List.of("-Xms1g", "-Xmx1g"));

  /** A collector has a machine of its own; here it takes what James leaves of the cores. */
  private static final List<String> ELSEWHERE = List.of("nice", "-n", "19");

  /**
   * Starts all and returns when mail is tracked.
   *
   * @param folder an empty one
   */
  static Benched start(Path folder) throws Exception {
    Path key = KeyFiles.generate(folder.resolve("waybill.keys"));
    CollectorServer collector =
        CollectorServer.start(
            CollectorFolder.layOut(
                folder.resolve("collector"), key, FreePorts.any(), FreePorts.any()),
            ELSEWHERE);
    Path ledger = folder.resolve("ledger");
    MailetSettings settings =
        new MailetSettings(collector.trackUrl(), collector.adminUrl(), key, ledger, Map.of());
    JamesInstallation installation = JamesInstallation.found();
    JamesFolder laidOut =
        JamesFolder.layOut(
            folder.resolve("james"),
            settings.writeTo(folder.resolve("waybill.properties")),
            installation.line());
    edit(laidOut.conf().resolve("mailetcontainer.xml"), ADD_TRACKING, Branch.mailets());
    // one line a mail is for those who look for something
    edit(laidOut.conf().resolve("logback.xml"), "\"DEBUG\"", "\"INFO\"");
    Drain drain = Drain.open();
    JamesServer james =
        JamesServer.start(installation, laidOut, JamesPorts.free(drain.port()), JVM);
    Handshake.await(ledger, james);
    return new Benched(james, collector, drain);
  }

  @Override
  public void close() throws Exception {
    james.close();
    collector.close();
    drain.close();
  }

  private static void edit(Path file, String found, String replacement) throws Exception {
    String text = Files.readString(file);
    String edited = text.replaceFirst(found, replacement);
    if (edited.equals(text)) {
      throw new IllegalStateException(file + " does not hold " + found);
    }
    Files.writeString(file, edited);
  }
}
