package org.waybill.collector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.waybill.collector.watch.Check;
import org.waybill.collector.watch.HealthState;
import org.waybill.collector.watch.HealthWatch.Row;
import org.waybill.collector.watch.Measure;
import org.waybill.collector.words.Words;

/** One check as a monitor reads it. */
final class HealthJson {

  private HealthJson() {}

  static void write(JsonGenerator json, Row row) throws IOException {
    Check check = row.check();
    json.writeStartObject();
    json.writeStringField("check", check.aspect().word());
    if (!check.of().isEmpty()) {
      json.writeStringField("of", check.of());
    }
    json.writeStringField("state", check.health().word());
    measure(json, "now", check.now());
    if (check.limit().isPresent()) {
      measure(json, "limit", check.limit().get());
    }
    json.writeStringField("since", row.since().toString());
    json.writeStringField("metric", check.aspect().metric());
    if (check.health() != HealthState.HEALTHY) {
      String key = "health." + check.aspect().word() + ".next";
      json.writeStringField("next", Words.english().text(key));
    }
    json.writeEndObject();
  }

  private static void measure(JsonGenerator json, String name, Measure measure) throws IOException {
    switch (measure) {
      case Measure.Word(String key) -> json.writeStringField(name, key);
      case Measure.Quantity(double value, Measure.Unit unit) -> {
        json.writeNumberField(name, value);
        json.writeStringField(name + "Unit", unit.word());
      }
    }
  }
}
