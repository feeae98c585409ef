package org.waybill.collector.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.watch.Alerts;
import org.waybill.collector.watch.Check;
import org.waybill.collector.watch.HealthLine;
import org.waybill.collector.watch.HealthState;
import org.waybill.collector.watch.HealthWatch.Condition;
import org.waybill.collector.watch.HealthWatch.Row;
import org.waybill.collector.watch.Mishap;
import org.waybill.collector.words.Words;

/** Puts how the collector is into words, and into JSON for monitors. */
public final class HealthViews {

  private HealthViews() {}

  /** For a page. */
  public static HealthView of(Frame frame, Condition condition, Viewer viewer) {
    Alerts alerts = condition.facts().alerts();
    boolean lit = Arrays.stream(Mishap.values()).anyMatch(alerts::isLit);
    return new HealthView(
        frame,
        sentence(frame, condition),
        condition.rows().stream().map(row -> row(frame, row)).toList(),
        lit && frame.switches() && viewer.means() instanceof Means.Session session
            ? session.formToken()
            : "");
  }

  /** Whether it records, and when it last did. */
  static String sentence(Frame frame, Condition condition) {
    Words words = frame.words();
    if (!frame.recording().isOn()) {
      return frame.recordingWords() + ".";
    }
    if (condition.facts().isLosing()) {
      return words.text("health.sentence.losing");
    }
    return condition
        .lastHit()
        .map(
            at ->
                words.text(
                    "health.sentence.hit",
                    Amounts.time(
                        (double) Math.max(0, Duration.between(at, condition.at()).toSeconds()),
                        words)))
        .orElseGet(
            () ->
                words.text(
                    "health.sentence.no-hit",
                    Amounts.time((double) condition.facts().uptime().toSeconds(), words)));
  }

  private static HealthView.Row row(Frame frame, Row row) {
    Words words = frame.words();
    Check check = row.check();
    String key = "health." + check.aspect().word();
    boolean well = check.health() == HealthState.HEALTHY;
    return new HealthView.Row(
        words.text(key),
        Shown.of(check.of()).plain(),
        words.text("health.state." + check.health().word()),
        well ? "plain" : check.health() == HealthState.DEGRADED ? "uncertain" : "bad",
        well ? "delivered" : check.health() == HealthState.DEGRADED ? "uncertain" : "bad",
        Amounts.of(check.now(), words),
        check.limit().map(limit -> Amounts.of(limit, words)).orElse(""),
        frame.at(row.since().toEpochMilli()),
        check.isAwaiting() ? words.text(key + ".note") : well ? "" : words.text(key + ".next"),
        check.aspect().metric());
  }

  /** What is not well, for whoever looks at other pages. */
  public static List<Finding> findings(Condition condition, Words words) {
    return condition.rows().stream()
        .map(Row::check)
        .filter(check -> check.health() != HealthState.HEALTHY)
        .map(check -> finding(check, words))
        .toList();
  }

  /** The same for the command line, in English. */
  public static List<HealthLine> lines(Condition condition) {
    return condition.rows().stream()
        .map(Row::check)
        .filter(check -> check.health() != HealthState.HEALTHY)
        .map(HealthViews::line)
        .toList();
  }

  private static HealthLine line(Check check) {
    Finding finding = finding(check, Words.english());
    return new HealthLine(check.aspect(), finding.sentence(), finding.nextStep());
  }

  private static Finding finding(Check check, Words words) {
    String key = "health." + check.aspect().word();
    String what = words.text(key) + (check.of().isEmpty() ? "" : " " + check.of());
    return new Finding(
        check.health() == HealthState.UNHEALTHY
            ? Finding.Severity.UNHEALTHY
            : Finding.Severity.DEGRADED,
        Shown.of(what + ": " + Amounts.of(check.now(), words) + ".").plain(),
        words.text(key + ".next"));
  }

  /** The status of HTTP that goes with it. */
  public static int status(Condition condition) {
    return condition.health() == HealthState.UNHEALTHY ? 503 : 200;
  }

  /** For a monitor: in base units, with the names of Prometheus; next steps in English. */
  public static byte[] json(Condition condition) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("state", condition.health().word());
          json.writeBooleanField("recording", condition.facts().recording().isOn());
          json.writeStringField("at", condition.at().toString());
          Optional<String> hit = condition.lastHit().map(Object::toString);
          json.writeStringField("lastHitAt", hit.orElse(null));
          json.writeArrayFieldStart("checks");
          for (Row row : condition.rows()) {
            HealthJson.write(json, row);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
