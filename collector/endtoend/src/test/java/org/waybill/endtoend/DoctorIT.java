package org.waybill.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.waybill.endtoend.built.Built;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** What {@code waybill doctor} says of a complete James and its collector, well and then broken. */
class DoctorIT {

  @Test
  void doctorShouldFindNothingWhereMailIsTrackedAndTheFaultOnceOneIsThere() throws Exception {
    Path folder = Stage.folder("doctor");
    try (TrackingPost stage = TrackingPost.startRecordingDeliveries(folder)) {
      Letter letter =
          Letter.alternative("", "<html><body><a href=\"https://shop.example/\">x</a></body>\n");
      Delivery sent =
          stage.post().send(Envelope.of("lea@sender.example", "ada@one.example"), letter).get(0);
      assertThat(Tracked.in(sent.message(), stage.collector().trackUrl()).links()).isNotEmpty();

      Said well = doctor(folder, "findings: 0");
      assertThat(well.code()).isZero();

      Path container = folder.resolve("james/conf/mailetcontainer.xml");
      Files.writeString(
          container,
          Files.readString(container)
              .replace(
                  "<mailet match=\"All\" class=\"Null\">",
                  "<mailet match=\"All\" class=\"AddFooter\">"));

      Said broken = doctor(folder, "findings: 1");
      assertThat(broken.text()).contains("no Null behind RecordDelivery");
      assertThat(broken.code()).isOne();
    }
  }

  private record Said(int code, String text) {}

  /** Asks until it finds as much as that: for a moment a busy machine may be a finding too. */
  private static Said doctor(Path folder, String findings) throws Exception {
    return Await.until(
        "a doctor with " + findings, () -> doctor(folder), said -> said.text().contains(findings));
  }

  private static Said doctor(Path folder) throws Exception {
    Process doctor =
        new ProcessBuilder(
                Built.waybill().toString(),
                "doctor",
                "--conf",
                folder.resolve("collector/collector.properties").toString(),
                "--james",
                folder.resolve("james/conf").toString(),
                "--java-home",
                System.getProperty("java.home"))
            .redirectErrorStream(true)
            .start();
    String text = new String(doctor.getInputStream().readAllBytes(), UTF_8);
    return new Said(doctor.waitFor(), text);
  }
}
