package org.waybill.proof.copies;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Track;

/**
 * The byte check for messages so broken that other parsers see other leaves: it takes the leaves'
 * places from the plan, and all else from the bytes.
 */
public final class LeafCheck {
  private final Untracked untracked;

  /**
   * Makes a check.
   *
   * @param host host and port of tracked URLs
   */
  public LeafCheck(String host) {
    untracked = new Untracked(host);
  }

  /** What is wrong with a plan's copy; empty where nothing is. */
  public Optional<String> problem(Track plan, byte[] original, byte[] copy) throws IOException {
    int oldAt = 0;
    int newAt = 0;
    for (LeafEdits leaf : plan.leaves()) {
      int start = newAt + leaf.leaf().start() - oldAt;
      int end = start + leaf.spliced().body().length;
      if (!Arrays.equals(original, oldAt, leaf.leaf().start(), copy, newAt, start)) {
        return Optional.of("bytes in front of a leaf differ");
      }
      oldAt = leaf.leaf().end();
      newAt = end;
      String before = decoded(original, leaf.leaf().start(), oldAt, leaf);
      String after = decoded(copy, start, end, leaf);
      List<String> sources = leaf.edits().stream().filter(Edit::isLink).map(Edit::source).toList();
      String back = untracked.text(after, before, sources.iterator(), List.of());
      if (!back.equals(before)) {
        return Optional.of(ByteCheck.difference(back, before));
      }
    }
    return Arrays.equals(original, oldAt, original.length, copy, newAt, copy.length)
        ? Optional.empty()
        : Optional.of("bytes behind the last leaf differ");
  }

  private static String decoded(byte[] message, int start, int end, LeafEdits leaf)
      throws IOException {
    String encoding = leaf.leaf().headers().value("content-transfer-encoding");
    byte[] body = Arrays.copyOfRange(message, start, end);
    boolean quoted = encoding.equalsIgnoreCase("quoted-printable");
    return ByteCheck.bare(RawLeaf.decoded(quoted ? withLineEnd(body) : body, encoding));
  }

  /** Where there is none, the decoder takes the end behind a cut-off escape for the byte 0xFF. */
  private static byte[] withLineEnd(byte[] body) {
    byte[] longer = Arrays.copyOf(body, body.length + 2);
    longer[body.length] = '\r';
    longer[body.length + 1] = '\n';
    return longer;
  }
}
