package org.waybill.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Reads the same bytes with Mime4j and compares: structure, types, every leaf's raw bytes. */
final class Mime4jJudge {

  private static final MimeConfig LENIENT =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxHeaderLen(-1)
          .setMaxContentLen(-1)
          .build();

  private final byte[] raw;
  private final MimeTokenStream tokens = new MimeTokenStream(LENIENT);

  /** What must come next: a part begins, or a multipart ends. */
  private final Deque<Step> expected = new ArrayDeque<>();

  private sealed interface Step {}

  private record Begin(Part part) implements Step {}

  private record End() implements Step {}

  private Mime4jJudge(Message message) {
    raw = message.raw();
    expected.push(new Begin(message.root()));
  }

  /** Whether Mime4j sees what we see. */
  static boolean agrees(Message message) {
    try {
      return new Mime4jJudge(message).agrees();
    } catch (MimeException | IOException | RuntimeException e) {
      return false; // what Mime4j cannot read is not ours to change
    }
  }

  private boolean agrees() throws MimeException, IOException {
    int start = PartScan.messageStart(raw);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    tokens.parse(new ByteArrayInputStream(raw, start, raw.length - start));
    boolean agreed = true;
    for (EntityState state = tokens.getState();
        agreed && state != EntityState.T_END_OF_STREAM;
        state = tokens.next()) {
      agreed =
          switch (state) {
            case T_START_MULTIPART -> multipart();
            case T_END_MULTIPART -> expected.poll() instanceof End;
            case T_BODY -> leaf();
            default -> true;
          };
    }
    return agreed && expected.isEmpty();
  }

  private boolean multipart() {
    if (!(expected.poll() instanceof Begin(Multipart part)) || !describes(part)) {
      return false;
    }
    expected.push(new End());
    part.children().reversed().forEach(child -> expected.push(new Begin(child)));
    String boundary = tokens.getBodyDescriptor().getBoundary();
    return Objects.equals(part.type().parameters().get("boundary"), boundary);
  }

  private boolean leaf() throws IOException {
    return expected.poll() instanceof Begin(Leaf leaf)
        && describes(leaf)
        && holds(tokens.getInputStream(), leaf.start(), leaf.end());
  }

  private boolean describes(Part part) {
    BodyDescriptor descriptor = tokens.getBodyDescriptor();
    return part.type().value().equalsIgnoreCase(descriptor.getMimeType());
  }

  private boolean holds(InputStream body, int start, int end) throws IOException {
    byte[] chunk = new byte[8192];
    int at = start;
    for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
      if (n > end - at || !Arrays.equals(chunk, 0, n, raw, at, at + n)) {
        return false;
      }
      at += n;
    }
    return at == end;
  }
}
