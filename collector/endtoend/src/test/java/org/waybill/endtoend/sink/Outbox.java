package org.waybill.endtoend.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Part;
import org.waybill.endtoend.smtp.Envelope;

/**
 * A folder that shows what the sink was given: for delivery n the files {@code n.json} (envelope),
 * {@code n.html} (the last HTML leaf, transfer encoding removed, absent where there is none) and
 * {@code n.eml} (what DATA carried), n with four digits. Every file appears complete, by a rename,
 * and the message last: who sees it finds the other two.
 *
 * @param folder an existing folder
 */
public record Outbox(Path folder) implements Consumer<Delivery> {
  @Override
  public void accept(Delivery delivery) {
    String name = "%04d".formatted(delivery.number());
    write(name + ".json", envelope(delivery).getBytes(StandardCharsets.UTF_8));
    Part.of(delivery.message()).html().ifPresent(html -> write(name + ".html", html.decoded()));
    write(name + ".eml", delivery.message());
  }

  private static String envelope(Delivery delivery) {
    Envelope envelope = delivery.envelope();
    return Json.object(
                "sender", envelope.sender(),
                "recipients", envelope.recipients(),
                "parameters", envelope.parameters(),
                "recipientParameters", envelope.recipientParameters(),
                "receivedAt", delivery.at())
            .toString()
        + "\n";
  }

  private void write(String name, byte[] bytes) {
    Path part = folder.resolve("." + name + ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name + " into " + folder, e);
    }
  }
}
