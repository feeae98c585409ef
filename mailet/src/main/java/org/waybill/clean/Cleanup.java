package org.waybill.clean;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.clean.Cleaned.Why;
import org.waybill.html.OwnUrl;
import org.waybill.message.HeaderField;
import org.waybill.message.Headers;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;
import org.waybill.message.TransferEncoding;

/** The cleaning of one message and what is attached to it. Not thread-safe. */
final class Cleanup {

  private static final String FIELDS = "x-waybill-";

  private final TokenSearch search;
  private final Reach reach;
  private final MessageLimits limits;
  private final int depth;
  private final List<Change> changes = new ArrayList<>();
  private Optional<Why> kept = Optional.empty();
  private int pixels;
  private int links;
  private int fields;

  /**
   * Prepares one.
   *
   * @param search the whole message's, so that its bound is one
   * @param depth how deep attached messages are entered
   */
  Cleanup(TokenSearch search, Reach reach, MessageLimits limits, int depth) {
    this.search = search;
    this.reach = reach;
    this.limits = limits;
    this.depth = depth;
  }

  Cleaned clean(Message message) {
    Texts shown = new Texts(message.root(), reach);
    boolean signed = reach.keepsSigned() && isSigned(message.root().headers());
    if (!reach.isDelivery()) {
      fields(message.root().headers());
    }
    shown.texts().forEach(leaf -> text(message, leaf));
    shown.messages().forEach(leaf -> attached(message.raw(), leaf));
    if (!reach.isDelivery()) {
      shown.signed().forEach(leaf -> underSignature(message, leaf));
    }
    if (search.isExhausted()) {
      return new Cleaned.Kept(Why.LIMIT);
    }
    if (signed && pixels + links > 0) {
      return new Cleaned.Kept(Why.SIGNED);
    }
    if (kept.isPresent()) {
      return new Cleaned.Kept(kept.get());
    }
    return changes.isEmpty() || signed ? new Cleaned.Nothing() : proven(message);
  }

  private static boolean isSigned(Headers header) {
    return header.fields().stream()
        .map(HeaderField::name)
        .anyMatch(name -> name.equals("dkim-signature") || name.startsWith("arc-"));
  }

  /** A line that is no field ends the header for some readers; behind it nothing goes. */
  private void fields(Headers header) {
    for (HeaderField field : header.fields()) {
      if (field.name().isEmpty()) {
        return;
      }
      if (field.name().startsWith(FIELDS)) {
        changes.add(new Change.FieldGone(field.start(), field.end()));
        fields++;
      }
    }
  }

  private void text(Message message, Leaf leaf) {
    Optional<LeafBody> body = message.body(leaf);
    if (body.isEmpty()) {
      return;
    }
    byte[] decoded = body.get().decoded();
    boolean plain = leaf.type().value().equals("text/plain");
    List<OwnUrl> urls =
        search.in(decoded, plain ? Wrapping.QUOTED : Wrapping.NONE).stream()
            .map(token -> UrlAround.of(decoded, token))
            .toList();
    if (urls.isEmpty()) {
      return;
    }
    if (plain && ClearSigned.is(decoded)) {
      keep(Why.SIGNED);
      return;
    }
    Optional<LeafCleaner.Result> result = new LeafCleaner(leaf, body.get(), urls).clean();
    result.ifPresentOrElse(this::add, () -> keep(Why.HARM));
  }

  /** At the end of its way a message is cleaned as far as it can be. */
  private void keep(Why why) {
    kept = kept.or(() -> reach.isDelivery() ? Optional.empty() : Optional.of(why));
  }

  private void add(LeafCleaner.Result result) {
    if (!result.change().splices().isEmpty()) {
      changes.add(result.change());
      pixels += result.pixels();
      links += result.links();
    }
  }

  /** RFC 2046 section 5.2.1 allows no encoding there; what has one all the same stays. */
  private void attached(byte[] raw, Leaf leaf) {
    boolean bare = leaf.encoding().filter(TransferEncoding.IDENTITY::equals).isPresent();
    if (depth == 0 || !bare) {
      return;
    }
    byte[] inner = Arrays.copyOfRange(raw, leaf.start(), leaf.end());
    if (Message.scan(inner, limits) instanceof Message message
        && new Cleanup(search, Reach.DELIVERY, limits, depth - 1).clean(message)
            instanceof Cleaned.Done(Cleaning cleaning, Message unused)) {
      changes.add(new Change.MessageCleaned(leaf, cleaning));
      pixels += cleaning.pixels();
      links += cleaning.links();
    }
  }

  private void underSignature(Message message, Leaf leaf) {
    message
        .body(leaf)
        .filter(body -> !search.in(body.decoded(), Wrapping.NONE).isEmpty())
        .ifPresent(unused -> keep(Why.SIGNED));
  }

  private Cleaned proven(Message message) {
    changes.sort(Comparator.comparingInt(Change::start));
    byte[] bytes = changed(message.raw());
    return Message.read(message.raw(), limits) instanceof Message
            && Message.read(bytes, limits) instanceof Message after
            && CleaningProof.holds(message, after, changes)
        ? new Cleaned.Done(new Cleaning(message.raw(), bytes, pixels, links, fields), after)
        : new Cleaned.Kept(Why.PROOF);
  }

  private byte[] changed(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    int copied = 0;
    for (Change change : changes) {
      out.write(raw, copied, change.start() - copied);
      out.writeBytes(change.bytes());
      copied = change.end();
    }
    out.write(raw, copied, raw.length - copied);
    return out.toByteArray();
  }
}
