package org.waybill.endtoend.stage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.child.FreePorts;
import org.waybill.endtoend.collector.CollectorFolder;
import org.waybill.endtoend.collector.CollectorServer;
import org.waybill.endtoend.collector.KeyFiles;
import org.waybill.endtoend.james.Handshake;
import org.waybill.endtoend.james.JamesPorts;
import org.waybill.endtoend.james.JamesServer;
import org.waybill.endtoend.james.MailetSettings;
import org.waybill.endtoend.james.Surroundings;
import org.waybill.endtoend.sink.Sink;
import org.waybill.endtoend.world.Authority;
import org.waybill.endtoend.world.Certificate;
import org.waybill.endtoend.world.Clockwork;
import org.waybill.endtoend.world.Names;

/**
 * A James whose tracking host has a name and a certificate, in a world where names, certificates
 * and James's time are the test's.
 */
public final class NamedPost implements AutoCloseable {
  private static final String HOST = "track.sender.example";
  private static final Duration DAY = Duration.ofDays(1);

  private final Path folder;
  private final Names names;
  private final Authority authority;
  private final Clockwork clock;
  private final CollectorFolder collectorFolder;
  private CollectorServer collector;
  private final Post post;

  private NamedPost(
      Path folder,
      Names names,
      Authority authority,
      Clockwork clock,
      CollectorFolder collectorFolder,
      CollectorServer collector,
      Post post) {
    this.folder = folder;
    this.names = names;
    this.authority = authority;
    this.clock = clock;
    this.collectorFolder = collectorFolder;
    this.collector = collector;
    this.post = post;
  }

  /**
   * Starts all and returns when the first mail would be tracked.
   *
   * @param folder an empty one
   * @param clock what James lives by
   * @param settings further keys of the mailets with their values
   */
  public static NamedPost start(Path folder, Clockwork clock, Map<String, String> settings)
      throws Exception {
    Names names = Names.in(folder);
    names.lead(HOST);
    Authority authority = Authority.in(folder);
    valid(authority).install(certificate(folder), privateKey(folder));
    Path key = KeyFiles.generate(folder.resolve("waybill.keys"));
    CollectorFolder collectorFolder = layOut(folder, "collector", key, FreePorts.any());
    CollectorServer collector = CollectorServer.start(collectorFolder);
    Path ledger = folder.resolve("ledger");
    MailetSettings file =
        new MailetSettings(url(collector), collector.adminUrl(), key, ledger, settings);
    Sink sink = Sink.open(0, Clock.systemUTC(), delivery -> {});
    JamesServer james =
        JamesServer.start(
            folder.resolve("james"),
            JamesPorts.free(sink.port()),
            file.writeTo(folder.resolve("waybill.properties")),
            Surroundings.OF_TESTS
                .with(names.jvm())
                .with(authority.jvm())
                .with(clock.environment()));
    Handshake.await(ledger, james);
    return new NamedPost(
        folder, names, authority, clock, collectorFolder, collector, new Post(james, sink));
  }

  public Post post() {
    return post;
  }

  /** How the collector is called in mail. */
  public String trackUrl() {
    return url(collector);
  }

  /** So much time passes for James. */
  public void pass(Duration time) throws IOException {
    clock.pass(time);
  }

  /** The collector ends as in a power cut. */
  public void stopCollector() {
    collector.kill();
  }

  /** It starts again. */
  public void startCollector() throws IOException {
    collector = CollectorServer.start(collectorFolder);
  }

  /** Its name is in no DNS any more. */
  public void forgetName() throws IOException {
    names.forget();
  }

  /** Its name is back. */
  public void leadName() throws IOException {
    names.lead(HOST);
  }

  /** Its certificate has expired; returns when it is the one that is shown. */
  public void expireCertificate() throws Exception {
    show(authority.issue(HOST, Instant.now().minus(DAY.multipliedBy(10)), DAY.multipliedBy(5)));
  }

  /** Its certificate is renewed; returns when it is the one that is shown. */
  public void renewCertificate() throws Exception {
    show(valid(authority));
  }

  /** Under its name and with its certificate somebody else's collector answers. */
  public CollectorServer stranger() throws IOException {
    Path key = KeyFiles.generate(folder.resolve("stranger.keys"));
    return CollectorServer.start(
        layOut(folder, "stranger", key, URI.create(collector.trackUrl()).getPort()));
  }

  private void show(Certificate fresh) throws Exception {
    long before = renewals();
    fresh.install(certificate(folder), privateKey(folder));
    Await.until("the certificate in use", this::renewals, now -> now > before);
  }

  private long renewals() throws IOException {
    return collector.log().lines().filter(line -> line.contains("the new TLS certificate")).count();
  }

  private static Certificate valid(Authority authority) throws Exception {
    return authority.issue(HOST, Instant.now().minus(DAY), DAY.multipliedBy(60));
  }

  private static CollectorFolder layOut(Path folder, String name, Path key, int port)
      throws IOException {
    return CollectorFolder.layOut(folder.resolve(name), key, port, FreePorts.any())
        .secured(certificate(folder), privateKey(folder));
  }

  private static String url(CollectorServer collector) {
    return "https://" + HOST + ":" + URI.create(collector.trackUrl()).getPort();
  }

  private static Path certificate(Path folder) {
    return folder.resolve("host.crt");
  }

  private static Path privateKey(Path folder) {
    return folder.resolve("host.key");
  }

  @Override
  public void close() throws IOException {
    post.close();
    collector.close();
  }
}
