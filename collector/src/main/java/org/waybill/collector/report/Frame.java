package org.waybill.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.access.Right;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.words.Words;

/**
 * What every page has round its content. Immutable.
 *
 * @param title of the window; may hold anything, is escaped
 * @param assets what it needs
 * @param madeAt when the page was made, UTC milliseconds
 * @param settledUntil up to when every hit is judged, UTC milliseconds; empty where unknown
 * @param visit the request it answers
 * @param recording how the switch stood then
 */
public record Frame(
    String title,
    Assets assets,
    long madeAt,
    Optional<Long> settledUntil,
    Visit visit,
    Recording recording) {

  /** The texts in the reader's language. */
  public Words words() {
    return visit.words();
  }

  /** Whose times and days are shown. */
  public ZoneId zone() {
    return visit.zone();
  }

  /** A point in time as the reader wants it; takes UTC milliseconds. */
  public Moment at(long millis) {
    return Moment.of(millis, zone(), words());
  }

  /** Up to when every hit is judged, where that is known. */
  public Optional<Moment> settled() {
    return settledUntil.map(this::at);
  }

  /** When the page was made. */
  public Moment made() {
    return at(madeAt);
  }

  /** Who reads it, where that is known. */
  public Optional<Reader> reader() {
    return visit.viewer().map(Reader::of);
  }

  /** Whether hits are recorded, in words; where they are not, since when and through whom. */
  public String recordingWords() {
    return RecordingWords.of(this);
  }

  /** Whether this reader may move the switch. */
  public boolean switches() {
    return visit.viewer().map(viewer -> viewer.may(Right.CHANGE)).orElse(false);
  }

  /** The pages this reader may go to. */
  public List<Tab> tabs() {
    return Tab.ALL.stream()
        .filter(tab -> visit.viewer().map(viewer -> viewer.may(tab.right())).orElse(false))
        .toList();
  }

  /** Whether the page belongs to a tab. */
  public boolean isIn(Tab tab) {
    return tab.holds(visit.path());
  }

  /** What was searched for, which stays in the field. */
  public String search() {
    return visit.address().value("q");
  }

  /** The zone by its name and what it is off UTC when the page was made. */
  public String zoneName() {
    String name = zone().getId();
    String offset = zone().getRules().getOffset(Instant.ofEpochMilli(madeAt)).getId();
    return name.equals("UTC") || offset.equals(name)
        ? name
        : name + " (UTC" + (offset.equals("Z") ? "" : offset) + ")";
  }

  /** Where this page is: what leads to another state of it is the same with something else. */
  public Address address() {
    return visit.address();
  }

  /** {@code light} or {@code dark} where the reader has chosen, else empty. */
  public String theme() {
    return visit.preferences().theme();
  }

  /** Whether single keys do something. */
  public boolean keys() {
    return visit.preferences().keys();
  }

  /** Whether recipients stand on it by name, and the look is in the access log. */
  public boolean names() {
    return reader().map(Reader::seesPersons).orElse(false);
  }
}
