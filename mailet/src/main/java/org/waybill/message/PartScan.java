package org.waybill.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the structure of one message: headers, boundaries, nested parts (RFC 2046 section 5.1). */
final class PartScan {

  private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final HeaderValue DEFAULT = new HeaderValue("text/plain", Map.of(), true);
  private static final HeaderValue DIGESTED = new HeaderValue("message/rfc822", Map.of(), true);

  private final byte[] raw;
  private final MessageLimits limits;
  private int parts;
  private long scanned;

  private PartScan(byte[] raw, MessageLimits limits) {
    this.raw = raw;
    this.limits = limits;
  }

  static Scan scan(byte[] raw, MessageLimits limits) {
    try {
      int start = messageStart(raw);
      return new Message(raw, new PartScan(raw, limits).part(start, raw.length, 0, DEFAULT));
    } catch (UnreadableException e) {
      return e.reason();
    }
  }

  /** Behind the mbox line, if there is one: it is no part of the message. */
  static int messageStart(byte[] raw) {
    boolean mbox = raw.length >= MBOX.length;
    for (int i = 0; mbox && i < MBOX.length; i++) {
      mbox = raw[i] == MBOX[i];
    }
    return mbox ? Lines.next(raw, 0, raw.length) : 0;
  }

  private Part part(int start, int end, int depth, HeaderValue byDefault)
      throws UnreadableException {
    if (++parts > limits.parts()) {
      throw UnreadableException.limit("more than " + limits.parts() + " parts");
    }
    Headers headers = HeaderScan.scan(raw, start, end, limits);
    HeaderValue type = type(headers, byDefault);
    String boundary = type.parameters().get("boundary");
    if (!type.value().startsWith("multipart/") || boundary == null) {
      return new Leaf(headers, type, headers.end(), end);
    }
    if (depth >= limits.depth()) {
      throw UnreadableException.limit("parts nested deeper than " + limits.depth());
    }
    scanned += end - headers.end();
    if (scanned > limits.scanBytes()) {
      throw UnreadableException.limit("too many bytes in nested parts");
    }
    HeaderValue inside = type.value().equals("multipart/digest") ? DIGESTED : DEFAULT;
    List<Part> children = new ArrayList<>();
    for (Range range : ranges(new Boundary(boundary), headers.end(), end)) {
      children.add(part(range.start, range.end, depth + 1, inside));
    }
    return new Multipart(headers, type, headers.end(), end, children);
  }

  /** As Mime4j: a value without a slash, and a multipart without boundary, count as absent. */
  private static HeaderValue type(Headers headers, HeaderValue byDefault) {
    HeaderValue found = HeaderValue.parse(headers.value("content-type"));
    String value = found.value().toLowerCase(Locale.ROOT);
    int slash = value.indexOf('/');
    String main = slash < 0 ? "" : value.substring(0, slash).strip();
    String sub = slash < 0 ? "" : value.substring(slash + 1).strip();
    boolean hollow = main.equals("multipart") && !found.parameters().containsKey("boundary");
    if (main.isEmpty() || sub.isEmpty() || hollow) {
      return new HeaderValue(byDefault.value(), found.parameters(), found.sound());
    }
    return new HeaderValue(main + "/" + sub, found.parameters(), found.sound());
  }

  private record Range(int start, int end) {}

  private List<Range> ranges(Boundary boundary, int start, int end) throws UnreadableException {
    List<Range> ranges = new ArrayList<>();
    int open = -1;
    for (int line = start; line < end; ) {
      int next = Lines.next(raw, line, end);
      Boundary.Kind kind = boundary.at(raw, line, next);
      if (kind != Boundary.Kind.NONE) {
        if (open >= 0) {
          ranges.add(new Range(open, Lines.contentEnd(raw, open, line)));
        }
        open = next;
      }
      if (kind == Boundary.Kind.LAST) {
        return ranges;
      }
      line = next;
    }
    if (open >= 0 && open < end) {
      ranges.add(new Range(open, end));
    }
    return ranges;
  }
}
