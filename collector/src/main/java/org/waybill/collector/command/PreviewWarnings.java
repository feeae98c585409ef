package org.waybill.collector.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Switches;
import org.waybill.plan.Track;
import org.waybill.sensitive.RegistrableDomain;
import org.waybill.settings.Settings;
import org.waybill.wire.Mode;

/** What an admin should know about a message besides what becomes of it. */
final class PreviewWarnings {

  /** Bytes of HTML that Gmail shows; it cuts the rest off. */
  private static final int CLIPPED = 102_000;

  /** Bytes of HTML that spam filters call short (SpamAssassin, HTML_IMAGE_ONLY). */
  private static final int SHORT = 3_200;

  private final List<String> warnings = new ArrayList<>();

  private PreviewWarnings() {}

  /** Every warning, a sentence each. */
  static List<String> of(Preview.Examination examined, PreviewSettings settings) {
    PreviewWarnings warnings = new PreviewWarnings();
    settings.configured().ifPresent(configured -> warnings.rollout(examined, configured));
    if (settings.configured().isEmpty()) {
      warnings.warn("no --conf: the defaults are used, a throwaway key, everybody's mail is ours");
    } else if (settings.domains().equals(PreviewDomains.UNKNOWN)) {
      warnings.warn(
          "senderDomains is empty, and no James is asked: everybody's mail is taken for ours");
    }
    if (examined.judgement().wish().unclear()) {
      warnings.warn("X-Waybill-Track is unknown and counts as off; it takes " + Switches.ALLOWED);
    }
    if (examined.plan() instanceof Track track) {
      warnings.tracked(examined, track, settings);
    }
    return warnings.warnings;
  }

  private void warn(String sentence) {
    warnings.add(sentence);
  }

  /** Keys with which an admin begins small: a preview does not obey them. */
  private void rollout(Preview.Examination examined, Settings configured) {
    if (configured.shadow()) {
      warn("shadow is true: James counts, and sends the original");
    }
    if (configured.percent() < 100) {
      warn("percent is " + configured.percent() + ": James tracks so many of 100 messages");
    }
    String sender = PreviewPolicy.sender(examined.original());
    if (!configured.onlySenders().include(sender)) {
      warn("onlySenders does not name " + sender + ": James leaves it untracked (off)");
    }
  }

  private void tracked(Preview.Examination examined, Track track, PreviewSettings settings) {
    if (!examined.judgement().signed()) {
      warn("not DKIM-signed yet: if James signs, DKIMSign has to stand behind AddTracking");
    } else {
      warn("already signed: the signature breaks unless James signs anew behind AddTracking");
    }
    if (settings.mode() == Mode.AGGREGATE) {
      warn("mode is aggregate: the report knows the message, not its recipients");
    }
    if (!hasMessageId(examined.original())) {
      warn("no Message-ID: the report cannot name the message by it");
    }
    hosts(examined, track);
    html(examined, track);
    long longLinks =
        track.left().stream()
            .filter(
                link -> link.reason().equals("too-long") || link.reason().equals("line-too-long"))
            .count();
    if (longLinks > 0) {
      warn(longLinks + " links are too long to be tracked (maxTrackedUrl, lines of 998 bytes)");
    }
  }

  private static boolean hasMessageId(byte[] message) {
    return Message.headers(message, MessageLimits.DEFAULT)
        .filter(headers -> headers.has("message-id"))
        .isPresent();
  }

  private void hosts(Preview.Examination examined, Track track) {
    String url = track.url().origin();
    String host = java.net.URI.create(url).getHost();
    String sender = PreviewPolicy.sender(examined.original());
    String domain = sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    if (host != null && !domain.isEmpty() && !RegistrableDomain.isShared(host, domain)) {
      warn(
          "links point to "
              + host
              + ", not to the sender's domain "
              + domain
              + ": spam filters like a host of the same domain better");
    }
  }

  private void html(Preview.Examination examined, Track track) {
    for (LeafEdits leaf : track.leaves()) {
      byte[] html = leaf.original().decoded();
      boolean pixel = leaf.edits().stream().anyMatch(Edit::isPixel);
      if (pixel && html.length <= SHORT && !hasImage(html)) {
        warn(
            "short HTML without an image: the pixel costs points in SpamAssassin"
                + " (pixelInShortHtml)");
      }
    }
    for (byte[] html : ExplainedLeaves.html(examined.copy().bytes())) {
      if (html.length > CLIPPED) {
        warn(
            "%,d bytes of HTML: Gmail shows %,d and cuts the rest off (pixels=top-and-bottom)"
                .formatted(html.length, CLIPPED));
      }
    }
  }

  private static boolean hasImage(byte[] html) {
    return new String(html, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).contains("<img");
  }
}
