package org.waybill.endtoend.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.waybill.endtoend.built.Built;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.mime.Part;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.sink.Delivery;

/**
 * What {@code mvn -Pdemo} runs: starts everything, sends the samples, says what to open, and ends
 * everything on Ctrl-C, on SIGTERM or when Maven is gone.
 */
public final class Demo {
  private static final PrintStream OUT = System.out;

  private final DemoOptions options;
  private final Parts parts;

  private Demo(DemoOptions options, Parts parts) {
    this.options = options;
    this.parts = parts;
  }

  public static void main(String[] arguments) throws Exception {
    AtomicBoolean ending = endWithMaven();
    Path folder = Built.repository().resolve("target/demo");
    DemoOptions options = options();
    Demo demo = new Demo(options, Parts.start(EmptyFolder.at(folder), options));
    if (options.samples()) {
      demo.sendSamples();
    }
    demo.invite();
    OUT.println("WAYBILL READY " + demo.parts.ready(options));
    String why = demo.parts.broken().join();
    if (!ending.get()) {
      fail(why + ", see the logs in " + folder);
    }
  }

  /**
   * Children are ended by shutdown hooks of their own. Maven does not end us when it is ended by
   * SIGTERM or worse, so we watch it.
   *
   * @return becomes true when the end has begun
   */
  private static AtomicBoolean endWithMaven() {
    AtomicBoolean ending = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.set(true)));
    Optional<ProcessHandle> maven = ProcessHandle.current().parent();
    Thread.ofPlatform().daemon().name("watches Maven").start(() -> maven.ifPresent(Demo::endWith));
    return ending;
  }

  private static void endWith(ProcessHandle maven) {
    maven.onExit().join();
    System.exit(0);
  }

  private static DemoOptions options() {
    try {
      DemoOptions options = DemoOptions.of(System.getProperties());
      options.portInUse().ifPresent(Demo::fail);
      return options;
    } catch (IllegalArgumentException e) {
      throw fail(String.valueOf(e.getMessage()));
    }
  }

  private static IllegalStateException fail(String sentence) {
    System.err.println(sentence);
    System.exit(1);
    return new IllegalStateException(sentence);
  }

  private void sendSamples() throws Exception {
    send(Sample.newsletter());
    List<Delivery> newsletters = delivered(3);
    Optional<Delivery> adas =
        newsletters.stream()
            .filter(delivery -> delivery.envelope().recipients().contains("ada@one.example"))
            .findFirst();
    send(Sample.replyTo(adas.orElseThrow().message()));
    for (Sample sample : Sample.others()) {
      send(sample);
    }
    delivered(7);
  }

  private void send(Sample sample) throws IOException {
    parts.james().smtp().send(sample.envelope(), sample.message());
  }

  /** Everything the sink has, as soon as that many recipients have got theirs. */
  private List<Delivery> delivered(int recipients) throws Exception {
    return Await.until(
        recipients + " recipients' copies",
        parts.sink()::deliveries,
        all ->
            all.stream().mapToInt(delivery -> delivery.envelope().recipients().size()).sum()
                >= recipients);
  }

  private void invite() throws IOException {
    OUT.println();
    parts.sink().deliveries().forEach(this::describe);
    if (options.samples()) {
      OUT.println(
          "The reply carries what it quotes and nothing new; what is signed, and the link that sets"
              + " a new password, is left alone.");
    }
    OUT.printf(
        """

        Report          %s   user %s   password %s
        Copies as sent  %s
                        open one of its .html files in a browser, click in it, and look at the report
        Your own mail   127.0.0.1:%d   no AUTH, any sender at sender.example, any recipient elsewhere
        Ctrl-C ends everything.

        """,
        parts.collector().adminUrl(),
        parts.collector().adminUser(),
        parts.collector().adminPassword(),
        parts.outbox(),
        options.smtp());
  }

  private void describe(Delivery delivery) {
    Tracked tracked = Tracked.in(delivery.message(), parts.collector().trackUrl());
    OUT.printf(
        "%04d.eml  %-17s %-40s %d pixel, %d tracked links%n",
        delivery.number(),
        String.join(" ", delivery.envelope().recipients()),
        Part.of(delivery.message()).field("Subject").orElse(""),
        tracked.pixels().size(),
        tracked.links().size());
  }
}
