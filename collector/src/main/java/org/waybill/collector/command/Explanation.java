package org.waybill.collector.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.waybill.html.HtmlLimits;
import org.waybill.html.HtmlOptions;
import org.waybill.html.HtmlScan;
import org.waybill.html.PixelPlace;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.plan.Clean;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Places;
import org.waybill.plan.PlannedLink;
import org.waybill.plan.Ruling;
import org.waybill.plan.Track;
import org.waybill.wire.Labels;

/** Why a message is tracked the way it is, or is not: every decision on one sheet. */
final class Explanation {

  private static final int LONGEST_URL = 56;
  private static final int LONGEST_LABEL = 60;

  private final Preview.Examination examined;
  private final PreviewCopy copy;
  private final Preview preview;
  private final Optional<Track> track;
  private final ExplainedLeaves leaves;
  private final Sheet sheet = new Sheet();

  private Explanation(Preview.Examination examined, Preview preview) {
    this.examined = examined;
    this.copy = examined.copy();
    this.preview = preview;
    this.track = examined.plan() instanceof Track plan ? Optional.of(plan) : Optional.empty();
    this.leaves =
        ExplainedLeaves.of(
            examined.original(), track, preview.settings().plan().places().textLinks());
  }

  /** The sheet of one message, a line at the end of it included. */
  static String of(String name, Preview.Examination examined, Preview preview) {
    Explanation explanation = new Explanation(examined, preview);
    explanation.sheet.title(name);
    explanation.verdict();
    explanation.switches();
    explanation.sizes();
    explanation.pixels();
    explanation.links();
    explanation.disclosure();
    explanation.warnings();
    explanation.sheet.blank();
    return explanation.sheet.toString();
  }

  private void verdict() {
    sheet.row(
        "verdict",
        switch (copy.verdict()) {
          case "track" ->
              "tracked: %s; %s in %s; %s left"
                  .formatted(
                      Sheet.count(copy.pixels().size(), "pixel"),
                      Sheet.count(track.map(plan -> plan.links().size()).orElse(0), "link"),
                      Sheet.count(copy.links().size(), "place"),
                      Sheet.count(copy.left().size(), "link"));
          case "clean" -> "cleaned, not tracked: " + why();
          default -> "left as it is: " + why();
        });
    cleaning();
    String sender = PreviewPolicy.sender(examined.original());
    sheet.row("sender", sender.isEmpty() ? "none" : sender);
    sheet.row("recipient", preview.recipient());
    Labels labels = examined.judgement().wish().labels();
    labels.tag().ifPresent(tag -> sheet.row("tag", tag));
    labels.campaign().ifPresent(campaign -> sheet.row("campaign", campaign));
    labels.variant().ifPresent(variant -> sheet.row("variant", variant));
  }

  private String why() {
    String detail = copy.detail().isEmpty() ? "" : "; " + copy.detail();
    return copy.reason() + " (" + ReasonWords.ofMessage(copy.reason()) + detail + ")";
  }

  private void cleaning() {
    track
        .flatMap(Track::cleaning)
        .or(
            () ->
                examined.plan() instanceof Clean clean
                    ? Optional.of(clean.cleaning())
                    : Optional.empty())
        .ifPresent(
            cleaning ->
                sheet.row(
                    "cleaned",
                    "%s, %s and %s of ours taken out"
                        .formatted(
                            Sheet.count(cleaning.pixels(), "pixel"),
                            Sheet.count(cleaning.links(), "link"),
                            Sheet.count(cleaning.fields(), "header field"))));
  }

  private void switches() {
    List<Ruling> rulings = examined.judgement().rulings();
    sheet.row(
        "switches",
        examined.judgement().switches().text()
            + (rulings.isEmpty() ? " (the policy is ignored)" : ""));
    for (Ruling ruling : rulings) {
      sheet.item(ruling.rule() + " = " + ruling.switches().text());
    }
  }

  private void sizes() {
    int before = examined.original().length;
    int after = copy.bytes().length;
    sheet.row("size", "%,d -> %,d bytes (%+,d)".formatted(before, after, after - before));
    sheet.row("leaves", leaves.rows().isEmpty() ? "none that can be told" : "");
    leaves.rows().forEach(leaf -> sheet.item(leaf.text()));
  }

  private void pixels() {
    boolean found = false;
    for (LeafEdits leaf : track.map(Track::leaves).orElse(List.of())) {
      for (Edit edit : leaf.edits()) {
        if (edit.isPixel()) {
          found = true;
          sheet.row("pixel", place(leaf, edit));
        }
      }
    }
    if (!found) {
      sheet.row("pixel", "none: " + noPixel());
    }
  }

  private String place(LeafEdits leaf, Edit edit) {
    return "in leaf %d at byte %,d of %,d: %s"
        .formatted(
            leaves.numberOf(leaf.leaf()).orElse(0),
            edit.splice().start(),
            leaf.original().decoded().length,
            meaning(edit));
  }

  private static String meaning(Edit edit) {
    if (edit.isDisclosure()) {
      return "says what is recorded, with the link to stop it";
    }
    return edit.number() == Edit.COUNTED ? "counts as an open" : "says \"seen to its end\"";
  }

  private String noPixel() {
    if (track.isEmpty()) {
      return "the message is not tracked";
    }
    if (!examined.judgement().switches().opens()) {
      return "opens are switched off";
    }
    List<Leaf> html =
        track.get().message().leaves().stream()
            .filter(leaf -> leaf.type().value().equals("text/html") && leaf.isInline())
            .toList();
    return html.isEmpty() ? "no HTML" : noPixel(track.get(), html.getLast());
  }

  private String noPixel(Track plan, Leaf leaf) {
    Places places = preview.settings().plan().places();
    HtmlOptions options =
        new HtmlOptions(
            HtmlLimits.DEFAULT,
            places.schemeRelative(),
            places.topPixel(),
            places.shortHtmlPixel());
    return LeafBody.of(plan.message().raw(), leaf)
        .map(body -> HtmlScan.of(body.decoded(), leaf.charset(), options).pixel())
        .map(
            place ->
                place instanceof PixelPlace.None(String reason)
                    ? ReasonWords.ofPixel(reason)
                    : "its line would be over 998 bytes")
        .orElse("the HTML cannot be decoded");
  }

  private void links() {
    if (copy.links().isEmpty() && copy.left().isEmpty()) {
      sheet.row("links", track.isPresent() ? noLinks() : "not looked at");
      return;
    }
    sheet.row("links", "");
    for (PlannedLink link : track.map(Track::links).orElse(List.of())) {
      long places = copy.links().stream().filter(place -> place.number() == link.number()).count();
      sheet.item(
          "%d  tracked%s: %s"
              .formatted(
                  link.number(),
                  places == 1 ? "" : " in " + places + " places",
                  Sheet.cut(link.target(), LONGEST_URL)));
      label(link.label());
    }
    copy.left()
        .forEach(
            link -> {
              sheet.item(
                  "-  left, " + link.reason() + ": " + Sheet.cut(utf8(link.source()), LONGEST_URL));
              sheet.item("   " + ReasonWords.ofLink(link.reason()));
              label(link.label());
            });
  }

  private void disclosure() {
    if (track.isPresent() && !copy.disclosures().isEmpty()) {
      sheet.row("disclosure", "");
      for (LeafEdits leaf : track.get().leaves()) {
        leaf.edits().stream()
            .filter(Edit::isDisclosure)
            .forEach(edit -> sheet.item(place(leaf, edit)));
      }
    }
  }

  private String noLinks() {
    return examined.judgement().switches().clicks() ? "none" : "clicks are switched off";
  }

  private void label(String label) {
    if (!label.isEmpty()) {
      sheet.item("   \"" + Sheet.cut(label, LONGEST_LABEL) + "\"");
    }
  }

  /** Mostly right; a wrong guess shows in the characters only. */
  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private void warnings() {
    List<String> warnings = PreviewWarnings.of(examined, preview.settings());
    if (!warnings.isEmpty()) {
      sheet.row("warnings", "");
      warnings.forEach(warning -> sheet.item("- " + warning));
    }
  }
}
