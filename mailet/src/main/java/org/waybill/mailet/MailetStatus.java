package org.waybill.mailet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waybill.hosts.HostState;
import org.waybill.settings.Settings;
import org.waybill.wire.TrackingUrl;

/**
 * How one AddTracking works at the moment.
 *
 * @param shadow whether originals are sent, by the key or by the fall back
 * @param hosts what is known of its tracking hosts
 * @param now when
 * @param counts by the names of the metrics, since James started; all mailets of a James share them
 */
record MailetStatus(
    Settings settings,
    boolean shadow,
    Map<TrackingUrl, HostState> hosts,
    Instant now,
    Map<String, Long> counts) {

  /** For {@link JsonText}. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("percent", settings.percent());
    fields.put("shadow", shadow);
    fields.put("fellBack", shadow && !settings.shadow());
    fields.put("track", settings.switching().track().text());
    fields.put("mode", settings.mode().name().toLowerCase(Locale.ROOT));
    fields.put("disclosure", settings.disclosure().isPresent());
    fields.put("hosts", hosts.entrySet().stream().map(this::host).toList());
    return fields;
  }

  private Map<String, Object> host(Map.Entry<TrackingUrl, HostState> host) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("url", host.getKey().origin());
    fields.put("usable", host.getValue().isUsable(now));
    switch (host.getValue()) {
      case HostState.Unchecked() -> fields.put("why", "not checked yet");
      case HostState.Up up ->
          up.until().ifPresent(until -> fields.put("certificateUntil", until.toString()));
      case HostState.Down down -> {
        fields.put("why", down.why().toString());
        fields.put("since", down.since().toString());
      }
    }
    return fields;
  }

  /** The same as those of others, since the metrics are shared. */
  static Map<String, Long> counts(List<MailetStatus> all) {
    return all.stream().map(MailetStatus::counts).findFirst().orElse(Map.of());
  }
}
