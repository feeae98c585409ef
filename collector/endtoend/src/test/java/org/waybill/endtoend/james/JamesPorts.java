package org.waybill.endtoend.james;

import java.util.List;
import org.waybill.endtoend.child.FreePorts;

/**
 * Ports on 127.0.0.1.
 *
 * @param gateway where RemoteDelivery hands all foreign mail to
 */
public record JamesPorts(int smtp, int pop3, int webAdmin, int gateway) {
  public static JamesPorts free(int gateway) {
    return withSmtp(FreePorts.any(), gateway);
  }

  public static JamesPorts withSmtp(int smtp, int gateway) {
    return new JamesPorts(smtp, FreePorts.any(), FreePorts.any(), gateway);
  }

  /** As the committed configuration reads them. */
  List<String> systemProperties() {
    return List.of(
        "-Dwaybill.james.smtp=127.0.0.1:" + smtp,
        "-Dwaybill.james.pop3=127.0.0.1:" + pop3,
        "-Dwaybill.james.webadmin.port=" + webAdmin,
        "-Dwaybill.james.gateway=127.0.0.1:" + gateway);
  }
}
