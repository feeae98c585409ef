package org.waybill.endtoend.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.waybill.endtoend.child.FreePorts;

/**
 * What can be chosen on the demo's command line.
 *
 * @param smtp James's port, {@code -Ddemo.smtp.port}
 * @param track the collector's port for the world, {@code -Ddemo.track.port}
 * @param report the collector's port for the admin, {@code -Ddemo.report.port}
 * @param samples whether to send the sample messages, {@code -Ddemo.samples}
 */
record DemoOptions(int smtp, int track, int report, boolean samples) {
  private static final String SMTP = "demo.smtp.port";
  private static final String TRACK = "demo.track.port";
  private static final String REPORT = "demo.report.port";
  private static final String SAMPLES = "demo.samples";

  /** Reads the options; throws IllegalArgumentException with one sentence. */
  static DemoOptions of(Properties properties) {
    return new DemoOptions(
        port(properties, SMTP, 2525),
        port(properties, TRACK, 8080),
        port(properties, REPORT, 8081),
        flag(properties));
  }

  /** One sentence on a port that cannot be had. */
  Optional<String> portInUse() {
    return List.of(Map.entry(SMTP, smtp), Map.entry(TRACK, track), Map.entry(REPORT, report))
        .stream()
        .filter(port -> !FreePorts.isFree(port.getValue()))
        .findFirst()
        .map(
            port ->
                "Port %d on 127.0.0.1 is in use: end what uses it, or choose another with -D%s=PORT."
                    .formatted(port.getValue(), port.getKey()));
  }

  private static int port(Properties properties, String key, int standard) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      return standard;
    }
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(
          "-D%s=%s: a port from 1 to 65535 is allowed, or 0 for any free one."
              .formatted(key, value));
    }
    int port = Integer.parseInt(value);
    return port == 0 ? FreePorts.any() : port;
  }

  private static boolean flag(Properties properties) {
    String value = properties.getProperty(SAMPLES, "").strip();
    return switch (value) {
      case "", "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "-D%s=%s: true and false are allowed.".formatted(SAMPLES, value));
    };
  }
}
