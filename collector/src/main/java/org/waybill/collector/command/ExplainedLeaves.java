package org.waybill.collector.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;
import org.waybill.message.Multipart;
import org.waybill.message.Part;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Track;

/** Every leaf of a message with what becomes of it. */
final class ExplainedLeaves {

  /**
   * One leaf.
   *
   * @param number from 1, in the order of the message
   * @param what type, charset and transfer encoding
   * @param before encoded bytes
   * @param after the same of the copy
   * @param fate tracked, or why not
   */
  record Row(int number, String what, int before, int after, String fate) {

    String text() {
      String size =
          before == after
              ? "%,d bytes".formatted(before)
              : "%,d -> %,d bytes".formatted(before, after);
      return "%d  %s, %s: %s".formatted(number, what, size, fate);
    }
  }

  private final Map<Leaf, LeafEdits> edited = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();

  private final boolean textLinks;

  private ExplainedLeaves(Optional<Track> track, boolean textLinks) {
    this.textLinks = textLinks;
    track.stream()
        .flatMap(plan -> plan.leaves().stream())
        .forEach(edits -> edited.put(edits.leaf(), edits));
  }

  /**
   * The leaves of a message; none where it cannot be read.
   *
   * @param textLinks whether links in text/plain are tracked
   */
  static ExplainedLeaves of(byte[] original, Optional<Track> track, boolean textLinks) {
    ExplainedLeaves explained = new ExplainedLeaves(track, textLinks);
    track
        .map(Track::message)
        .or(() -> scan(original))
        .ifPresent(message -> explained.visit(message.root(), ""));
    return explained;
  }

  private static Optional<Message> scan(byte[] original) {
    return Message.scan(original, MessageLimits.DEFAULT) instanceof Message message
        ? Optional.of(message)
        : Optional.empty();
  }

  List<Row> rows() {
    return rows;
  }

  /** The number of the leaf that holds a pixel, or a place of a link. */
  OptionalInt numberOf(Leaf leaf) {
    int index = leaves.indexOf(leaf);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }

  private void visit(Part part, String above) {
    String why = part.defect().map(defect -> "left: " + defect).orElse(above);
    switch (part) {
      case Leaf leaf -> add(leaf, why);
      case Multipart multipart -> {
        String inside = why.isEmpty() ? inside(multipart.type().value()) : why;
        Optional<Part> root = inside.isEmpty() ? root(multipart) : Optional.empty();
        for (Part child : multipart.children()) {
          boolean aside = root.isPresent() && !child.equals(root.get());
          visit(child, aside ? "left: not the root of multipart/related" : inside);
        }
      }
    }
  }

  private static String inside(String type) {
    return switch (type) {
      case "multipart/signed" -> "left: under a signature";
      case "multipart/encrypted" -> "left: encrypted";
      case "multipart/report" -> "left: part of a report";
      default -> "";
    };
  }

  /** RFC 2387 section 3.2. */
  private static Optional<Part> root(Multipart multipart) {
    if (!multipart.type().value().equals("multipart/related")) {
      return Optional.empty();
    }
    String start = multipart.type().parameters().getOrDefault("start", "");
    return multipart.children().stream()
        .filter(child -> !start.isEmpty() && child.headers().value("content-id").equals(start))
        .findFirst()
        .or(() -> multipart.children().stream().findFirst());
  }

  private void add(Leaf leaf, String why) {
    leaves.add(leaf);
    LeafEdits edits = edited.get(leaf);
    int before = leaf.end() - leaf.start();
    rows.add(
        new Row(
            leaves.size(),
            what(leaf),
            before,
            edits == null ? before : edits.spliced().body().length,
            edits == null ? left(leaf, why) : tracked(edits)));
  }

  private static String what(Leaf leaf) {
    String encoding = leaf.headers().value("content-transfer-encoding");
    return leaf.type().value()
        + leaf.charset().map(charset -> ", " + charset).orElse("")
        + ", "
        + (encoding.isEmpty() ? "7bit (by default)" : encoding);
  }

  private static String tracked(LeafEdits edits) {
    long pixels = edits.edits().stream().filter(Edit::isPixel).count();
    long links = edits.edits().stream().filter(Edit::isLink).count();
    long told = edits.edits().size() - pixels - links;
    List<String> what = new ArrayList<>();
    if (links > 0) {
      what.add(Sheet.count(links, "link place"));
    }
    if (pixels > 0) {
      what.add(Sheet.count(pixels, "pixel"));
    }
    if (told > 0) {
      what.add("disclosure");
    }
    return (pixels + links > 0 ? "tracked, " : "told, ") + String.join(", ", what);
  }

  private String left(Leaf leaf, String why) {
    if (!why.isEmpty()) {
      return why;
    }
    String type = leaf.type().value();
    if (type.equals("text/plain")) {
      return textLinks ? "left: no link to track" : "left: plain text (textLinks is false)";
    }
    if (!type.equals("text/html")) {
      return "left: not HTML";
    }
    if (!leaf.isInline()) {
      return "left: an attachment, or has a file name";
    }
    if (leaf.isMeasured()) {
      return "left: Content-MD5 or Content-Length fixes its bytes";
    }
    if (leaf.encoding().isEmpty()) {
      return "left: unknown transfer encoding";
    }
    return edited.isEmpty() ? "left: see the verdict" : "left: nothing in it to track";
  }

  /** The HTML of a message's shown leaves, decoded, to look at its size and images. */
  static List<byte[]> html(byte[] message) {
    return scan(message).stream()
        .flatMap(scanned -> scanned.leaves().stream())
        .filter(leaf -> leaf.type().value().equals("text/html") && leaf.isInline())
        .flatMap(leaf -> LeafBody.of(message, leaf).stream())
        .map(LeafBody::decoded)
        .toList();
  }
}
