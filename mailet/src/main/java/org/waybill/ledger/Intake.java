package org.waybill.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.SwitchErrand;

/**
 * The collector's intake as the mailet sees it. Only an answer with a right MAC is an answer;
 * everything else is an {@link IOException} that says what to look at, a {@link
 * WrongAnswerException} where the answer is another's. Thread-safe.
 */
final class Intake implements AutoCloseable {
  private static final int CHALLENGE_BYTES = 16;

  private final URI collector;
  private final Carrier carrier;
  private final LedgerChannel channel;
  private final SecureRandom random;

  /**
   * Wires it.
   *
   * @param collector where the carrier goes, for messages to people
   */
  Intake(URI collector, Carrier carrier, LedgerChannel channel, SecureRandom random) {
    this.collector = collector;
    this.carrier = carrier;
    this.channel = channel;
    this.random = random;
  }

  /** Puts a batch to a place; the answer is bound to exactly this body. */
  IntakeAnswer ship(LedgerPosition place, byte[] batch) throws IOException, InterruptedException {
    byte[] body = channel.seal(place, batch);
    return answer(
        "PUT",
        carrier.put(place.path() + "?" + IntakeAnswer.FURTHER, body),
        LedgerChannel.digest(body));
  }

  /** Puts what this node has the collector switch; the answer is bound to exactly this body. */
  IntakeAnswer put(String node, SwitchErrand errand) throws IOException, InterruptedException {
    byte[] body = channel.seal(node, errand);
    return answer(
        "PUT",
        carrier.put(SwitchErrand.path(node) + "?" + IntakeAnswer.FURTHER, body),
        LedgerChannel.digest(body));
  }

  /** Asks what the collector has of a node and which keys it opens. */
  IntakeAnswer probe(String node) throws IOException, InterruptedException {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    String challenge = HexFormat.of().formatHex(bytes);
    String path =
        LedgerPosition.probePath(node) + "?challenge=" + challenge + "&" + IntakeAnswer.FURTHER;
    return answer("GET", carrier.get(path), challenge.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    carrier.close();
  }

  private IntakeAnswer answer(String method, Carrier.Reply reply, byte[] question)
      throws IOException {
    if (reply.status() != 200) {
      throw new IOException(
          "collector %s answered %s with status %d: is collectorUrl the address of its intake?"
              .formatted(collector, method, reply.status()));
    }
    return IntakeAnswer.parse(reply.body(), channel, question)
        .orElseThrow(
            () ->
                new WrongAnswerException(
                    "collector %s gave an answer whose MAC is wrong: its key file must be the mailet's"
                        .formatted(collector)));
  }
}
