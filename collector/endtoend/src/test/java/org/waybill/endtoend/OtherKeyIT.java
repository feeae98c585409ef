package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.waybill.endtoend.collector.KeyFiles;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** Two key files on two hosts would make every link in every mailbox lead nowhere. */
class OtherKeyIT {
  @Test
  void nothingShouldBeTrackedWhenTheCollectorHasAnotherKeyFile() throws Exception {
    Path folder = Stage.folder("other-key");
    Path mailetKey = KeyFiles.generate(folder.resolve("mailet.keys"));
    Path collectorKey = KeyFiles.generate(folder.resolve("collector.keys"));
    try (TrackingPost stage = TrackingPost.start(folder, mailetKey, collectorKey)) {
      Letter letter =
          Letter.alternative("", "<html><body><a href=\"https://shop.example/\">x</a></body>\n");
      Delivery sent =
          stage.post().send(Envelope.of("lea@sender.example", "ada@one.example"), letter).get(0);
      Tracked tracked = Tracked.in(sent.message(), stage.collector().trackUrl());
      assertThat(tracked.pixels()).isEmpty();
      assertThat(tracked.links()).isEmpty();
      assertThat(stage.post().james().log()).contains("key-unconfirmed");
    }
  }
}
