package org.waybill.proof.copies;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Whether copies differ from their originals only where their rows say: outside of changed text
 * leaves no byte differs (headers, preambles, other parts, epilogues); a changed leaf gives the
 * original's decoded bytes when the declared sources are put back and the pixel is taken out; no
 * line over 998 bytes is new.
 */
public final class ByteCheck {
  private static final int LONGEST = 998;

  private final Untracked untracked;
  private final List<Changed> changed = new ArrayList<>();

  /**
   * Makes a check.
   *
   * @param host host and port of tracked URLs
   */
  public ByteCheck(String host) {
    untracked = new Untracked(host);
  }

  /** The changed HTML leaves of all messages checked so far. */
  public List<Changed> changed() {
    return changed;
  }

  /** What is wrong with a copy; empty where nothing is. */
  public Optional<String> problem(Row row, byte[] original, byte[] copy) {
    if (row.verdict().equals("leave")) {
      return Arrays.equals(original, copy)
          ? Optional.empty()
          : Optional.of("left alone, yet its bytes differ");
    }
    try {
      return tracked(row, original, copy);
    } catch (IOException | MessagingException e) {
      return Optional.of("not readable here: " + e);
    }
  }

  private Optional<String> tracked(Row row, byte[] original, byte[] copy)
      throws IOException, MessagingException {
    List<RawLeaf> before = RawLeaf.of(original);
    List<RawLeaf> after = RawLeaf.of(copy);
    if (before.size() != after.size()) {
      return Optional.of(before.size() + " leaves became " + after.size());
    }
    int longest = longest(copy);
    if (longest > LONGEST && longest > longest(original)) {
      return Optional.of("a line of " + longest + " bytes appeared");
    }
    Iterator<String> sources = row.links().stream().map(Row.Link::source).iterator();
    int pixels = 0;
    int oldAt = 0;
    int newAt = 0;
    for (int i = 0; i < before.size(); i++) {
      RawLeaf old = before.get(i);
      RawLeaf now = after.get(i);
      if (!Arrays.equals(original, oldAt, old.start(), copy, newAt, now.start())) {
        return Optional.of("bytes in front of leaf " + i + " differ");
      }
      oldAt = old.end();
      newAt = now.end();
      if (!Arrays.equals(old.raw(), now.raw())) {
        Optional<String> problem = text(row, old, now, sources);
        if (problem.isPresent()) {
          return problem;
        }
        pixels += untracked.pixels(bare(now.decoded()));
      }
    }
    if (!Arrays.equals(original, oldAt, original.length, copy, newAt, copy.length)) {
      return Optional.of("bytes behind the last leaf differ");
    }
    if (sources.hasNext()) {
      return Optional.of("more links declared than found");
    }
    return pixels == row.pixels().size()
        ? Optional.empty()
        : Optional.of(row.pixels().size() + " pixels declared, found " + pixels);
  }

  private Optional<String> text(Row row, RawLeaf old, RawLeaf now, Iterator<String> sources)
      throws IOException, MessagingException {
    if (!old.type().equals("text/html") && !old.type().equals("text/plain")) {
      return Optional.of("a leaf of " + old.type() + " changed");
    }
    byte[] before = old.decoded();
    byte[] after = now.decoded();
    if (old.type().equals("text/html")) {
      changed.add(new Changed(row, old.charset().orElse("utf-8"), before, after));
    }
    String back = untracked.text(bare(after), bare(before), sources, row.disclosures());
    if (back.equals(bare(before))) {
      return Optional.empty();
    }
    return Optional.of(difference(back, bare(before)));
  }

  static String difference(String back, String before) {
    int at = Arrays.mismatch(back.toCharArray(), before.toCharArray());
    return "text differs at %d: %s where %s was"
        .formatted(at, around(back, at), around(before, at));
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 40));
  }

  /**
   * Whether HTML tells its reader that it is tracked.
   *
   * @param host host and port of tracked URLs
   */
  public static boolean isTold(byte[] html, String host) {
    return new String(html, StandardCharsets.ISO_8859_1).contains("://" + host + "/w/");
  }

  static String bare(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }

  private static int longest(byte[] bytes) {
    int longest = 0;
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        int end = i > start && bytes[i - 1] == '\r' ? i - 1 : i;
        longest = Math.max(longest, end - start);
        start = i + 1;
      }
    }
    return longest;
  }
}
