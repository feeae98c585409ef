package org.waybill.collector.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.words.Words;

/** Writes pages out, each in the same frame. Thread-safe. */
public final class Sheets {

  private final InstantSource clock;
  private final Supplier<Recording> recording;
  private final Health health;
  private final Assets assets = Assets.load();
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * Loads templates and assets; recording is never switched off.
   *
   * @param clock tells when a page was made
   */
  public Sheets(InstantSource clock) {
    this(clock, () -> Recording.UNTOUCHED, Health.unknown());
  }

  /**
   * Loads templates and assets.
   *
   * @param clock tells when a page was made
   * @param recording how the switch stands, asked for with every page
   * @param health what pages say of the collector
   */
  public Sheets(InstantSource clock, Supplier<Recording> recording, Health health) {
    this.health = health;
    this.clock = clock;
    this.recording = recording;
  }

  InstantSource clock() {
    return clock;
  }

  Health health() {
    return health;
  }

  /** What needs somebody, in a reader's language. */
  public Needs needs(Words words) {
    return new Needs(words, health.findings(words));
  }

  /** What pages need; whoever has not signed in may have it too. */
  public Assets assets() {
    return assets;
  }

  /** The frame of a page. */
  public Frame frame(String title, Visit visit) {
    return new Frame(title, assets, clock.millis(), health.settledUntil(), visit, recording.get());
  }

  /** A page in HTML; the template takes the view as its one parameter. */
  public String render(String template, Object view) {
    StringOutput out = new StringOutput();
    templates.render(template, view, out);
    return out.toString();
  }

  /** A page that says one thing. */
  public String sentence(Visit visit, String heading, String text) {
    Map<String, Object> values =
        Map.of("frame", frame(heading, visit), "heading", heading, "text", text);
    StringOutput out = new StringOutput();
    templates.render("sentence.jte", values, out);
    return out.toString();
  }
}
