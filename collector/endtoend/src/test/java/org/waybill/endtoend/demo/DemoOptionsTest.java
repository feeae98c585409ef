package org.waybill.endtoend.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
  private final Properties properties = new Properties();

  @Test
  void optionsShouldHaveTheDocumentedDefaults() {
    assertThat(DemoOptions.of(properties)).isEqualTo(new DemoOptions(2525, 8080, 8081, true));
  }

  @Test
  void optionsShouldNameKeyValueAndWhatIsAllowedWhenAPortIsNone() {
    properties.setProperty("demo.track.port", "80800");
    assertThatThrownBy(() -> DemoOptions.of(properties))
        .hasMessage(
            "-Ddemo.track.port=80800: a port from 1 to 65535 is allowed, or 0 for any free one.");
  }

  @Test
  void optionsShouldSayInOneSentenceThatAPortIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      properties.setProperty("demo.smtp.port", "0");
      properties.setProperty("demo.track.port", "0");
      properties.setProperty("demo.report.port", Integer.toString(taken.getLocalPort()));
      assertThat(DemoOptions.of(properties).portInUse())
          .contains(
              "Port %d on 127.0.0.1 is in use: end what uses it, or choose another with"
                      .formatted(taken.getLocalPort())
                  + " -Ddemo.report.port=PORT.");
    }
  }
}
