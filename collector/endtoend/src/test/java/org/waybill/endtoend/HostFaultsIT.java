package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.CollectorServer;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.NamedPost;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.world.Clockwork;

/**
 * What may happen to a tracking host with a name and a certificate, on the complete James. The
 * promise is an hour here, and James's hours pass when the test says so: what is promised of one
 * check interval is seen in exactly one.
 */
@ExtendWith(Stage.class)
class HostFaultsIT {
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final Envelope ENVELOPE = Envelope.of("lea@sender.example", "ada@one.example");
  private static final Tracked NOTHING = new Tracked(List.of(), List.of());
  private static @Nullable NamedPost stage;

  private final Post without;

  HostFaultsIT(Post without) {
    this.without = without;
  }

  @BeforeAll
  static void start() throws Exception {
    Path folder = Stage.folder("host-faults");
    Optional<Clockwork> clock = Clockwork.in(folder);
    Assumptions.assumeTrue(
        clock.isPresent() || System.getenv("CI") != null, "Debian's libfaketime is not installed");
    stage =
        NamedPost.start(
            folder,
            clock.orElseThrow(),
            Map.of("hostCheckSeconds", String.valueOf(INTERVAL.toSeconds())));
  }

  @AfterAll
  static void close() throws Exception {
    if (stage != null) {
      stage.close();
    }
  }

  /** What happens to the host, what the log says of it, and how it is mended. */
  enum Fault {
    COLLECTOR_DOWN("it does not answer") {
      @Override
      Mending begin(NamedPost stage) {
        stage.stopCollector();
        return stage::startCollector;
      }
    },
    NAME_GONE("its name does not resolve") {
      @Override
      Mending begin(NamedPost stage) throws Exception {
        stage.forgetName();
        return stage::leadName;
      }
    },
    CERTIFICATE_EXPIRED("its certificate is refused (CertificateExpired") {
      @Override
      Mending begin(NamedPost stage) throws Exception {
        stage.expireCertificate();
        return stage::renewCertificate;
      }
    },
    WRONG_SERVER("what answers there does not open links sealed with our keys") {
      @Override
      Mending begin(NamedPost stage) throws Exception {
        stage.stopCollector();
        CollectorServer stranger = stage.stranger();
        return () -> {
          stranger.kill();
          stage.startCollector();
        };
      }
    };

    private final String told;

    Fault(String told) {
      this.told = told;
    }

    abstract Mending begin(NamedPost stage) throws Exception;
  }

  /** Undoes a fault. */
  interface Mending {
    void mend() throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void mailShouldLeaveUnchangedWithinOneIntervalForAnHourAndBeTrackedAgainByItself(Fault fault)
      throws Exception {
    NamedPost here = stage;
    assertThat(sent().pixels()).singleElement().asString().startsWith(here.trackUrl());
    Mending mending = fault.begin(here);

    here.pass(INTERVAL);
    Await.until("the fault in the log", this::lastWarning, line -> line.contains(fault.told));
    assertThat(lastWarning()).contains(here.trackUrl() + " is not used since");
    assertThat(sent()).isEqualTo(NOTHING);
    assertUnchanged();

    here.pass(Duration.ofHours(1));
    assertUnchanged();

    mending.mend();
    Await.until(
        "mail that is tracked again",
        () -> {
          here.pass(INTERVAL);
          return sent();
        },
        all -> all.pixels().size() == 1);
  }

  private String lastWarning() throws Exception {
    return stage
        .post()
        .james()
        .log()
        .lines()
        .filter(line -> line.contains("tracking host"))
        .reduce("", (first, second) -> second);
  }

  private void assertUnchanged() throws Exception {
    Letter letter = letter();
    Delivery here = stage.post().send(ENVELOPE, letter).get(0);
    Delivery there = without.send(ENVELOPE, letter).get(0);
    assertThat(Transmitted.withoutTrace(here.message()))
        .isEqualTo(Transmitted.withoutTrace(there.message()));
  }

  private Tracked sent() throws Exception {
    return Tracked.in(stage.post().send(ENVELOPE, letter()).get(0).message(), stage.trackUrl());
  }

  private static Letter letter() {
    return Letter.alternative(
        "", "<html><body><a href=\"https://shop.example/here\">here</a></body></html>\n");
  }
}
