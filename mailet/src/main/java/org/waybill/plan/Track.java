package org.waybill.plan;

import java.util.List;
import java.util.Optional;
import org.waybill.clean.Cleaning;
import org.waybill.message.Message;
import org.waybill.wire.TrackingUrl;

/** The message is tracked. Immutable; shares the message's bytes. */
public final class Track implements TrackingPlan {

  private final Message message;
  private final TrackingUrl url;
  private final List<LeafEdits> leaves;
  private final List<PlannedLink> links;
  private final List<LeftLink> left;
  private final byte[] htmlDigest;
  private final Optional<Cleaning> cleaning;

  Track(
      Message message,
      TrackingUrl url,
      List<LeafEdits> leaves,
      List<PlannedLink> links,
      List<LeftLink> left,
      byte[] htmlDigest,
      Optional<Cleaning> cleaning) {
    this.message = message;
    this.url = url;
    this.leaves = List.copyOf(leaves);
    this.links = List.copyOf(links);
    this.left = List.copyOf(left);
    this.htmlDigest = htmlDigest.clone();
    this.cleaning = cleaning;
  }

  /** The links, number n at index n - 1. */
  public List<PlannedLink> links() {
    return links;
  }

  /** Every tracked place of every link, leaf by leaf, in the order of the source. */
  public List<Edit> places() {
    return leaves.stream().flatMap(leaf -> leaf.edits().stream()).filter(Edit::isLink).toList();
  }

  /** What recipients are told, once for each leaf that tells it; mostly none. */
  public List<Edit> disclosures() {
    return leaves.stream()
        .flatMap(leaf -> leaf.edits().stream())
        .filter(Edit::isDisclosure)
        .toList();
  }

  /** The links that stay, with their reasons. */
  public List<LeftLink> left() {
    return left;
  }

  /** The pixels in the order of the source: none, one, or one at the top and one at the bottom. */
  public List<Edit> pixels() {
    return leaves.stream().flatMap(leaf -> leaf.edits().stream()).filter(Edit::isPixel).toList();
  }

  /**
   * SHA-256 over every HTML leaf of the message as found, before any cleaning, in order: eight
   * bytes of big-endian length, then the encoded body.
   */
  public byte[] htmlDigest() {
    return htmlDigest.clone();
  }

  /** The changed leaves in the order of the message. */
  public List<LeafEdits> leaves() {
    return leaves;
  }

  /** What was taken out of the message as found, if anything was. */
  public Optional<Cleaning> cleaning() {
    return cleaning;
  }

  /** The message it was made for: the cleaned one, if there was something to clean. */
  public Message message() {
    return message;
  }

  /** The host that the texts point to. */
  public TrackingUrl url() {
    return url;
  }
}
