package org.waybill.endtoend.james;

import java.nio.file.Path;

/** Whether a James tracks. */
public sealed interface Tracking {
  /** AddTracking is removed from the configuration: what an admin had before. */
  record Without() implements Tracking {}

  /**
   * The mailet's jar lies in extensions-jars.
   *
   * @param properties the file that becomes conf/waybill.properties
   * @param next a mailet element behind AddTracking; may be empty
   * @param deliveries whether deliveries and bounces are recorded too
   */
  record With(Path properties, String next, boolean deliveries) implements Tracking {
    public With(Path properties) {
      this(properties, "", false);
    }

    public With then(String mailet) {
      return new With(properties, mailet, deliveries);
    }

    public With recordingDeliveries() {
      return new With(properties, next, true);
    }
  }
}
