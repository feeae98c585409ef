package org.waybill.endtoend.stage;

import java.io.IOException;
import java.util.List;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.james.JamesServer;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.sink.Sink;
import org.waybill.endtoend.smtp.Envelope;

/** A James and the world it sends to: a message goes in, what arrives comes out. */
public record Post(JamesServer james, Sink sink) implements AutoCloseable {
  /**
   * Sends a message and returns the deliveries of its Message-ID as soon as all its foreign
   * recipients have got theirs.
   */
  public List<Delivery> send(Envelope envelope, Letter letter) throws Exception {
    james.smtp().send(envelope, letter.bytes());
    long foreign =
        envelope.recipients().stream().filter(to -> !to.endsWith("@sender.example")).count();
    return arrived(letter.messageId(), (int) foreign);
  }

  /** The deliveries of a Message-ID as soon as they name that many recipients. */
  public List<Delivery> arrived(String messageId, int recipients) throws Exception {
    return Await.until(
        recipients + " recipients of " + messageId,
        () -> deliveries(messageId),
        all ->
            all.stream().mapToInt(one -> one.envelope().recipients().size()).sum() >= recipients);
  }

  /** What has arrived so far of that Message-ID. */
  public List<Delivery> deliveries(String messageId) {
    String field = "Message-ID: <" + messageId + ">";
    return sink.deliveries().stream().filter(delivery -> delivery.text().contains(field)).toList();
  }

  @Override
  public void close() throws IOException {
    james.close();
    sink.close();
  }
}
