package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail is tracked at the host of the domain that its reader sees. */
class SenderHostsTest {

  private static final Pattern TRACKED = Pattern.compile("(https://[\\w.]+)/[oc]/[\\w-]{60,}");

  private Bench bench;
  private AddTracking mailet;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
    bench.spool.hosting("customer.example").hosting("news.customer.example");
    mailet =
        bench.mailet(
            Map.of("senderTrackingUrls", "customer.example: https://track.customer.example"));
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ann@sender.example, https://track.example",
    "bea@customer.example, https://track.customer.example",
    "bea@Customer.EXAMPLE, https://track.customer.example",
    "Bea <bea@news.customer.example>, https://track.customer.example",
    "'\"ann@sender.example\" <bea@customer.example>', https://track.customer.example",
    "'bea@customer.example (ann@sender.example)', https://track.customer.example",
    "'bea@customer.example, bob@news.customer.example', https://track.customer.example"
  })
  void hostShouldFollowTheFromHeader(String from, String host) throws Exception {
    Handed copy = serve("ann@sender.example", from);

    assertThat(TRACKED.matcher(copy.text()).results().map((MatchResult url) -> url.group(1)))
        .hasSize(3)
        .containsOnly(host);
  }

  @Test
  void hostShouldNotFollowTheEnvelopeSender() throws Exception {
    assertThat(serve("bea@customer.example", "ann@sender.example").isTracked()).isTrue();
  }

  @Test
  void mailFromDomainsOfTwoHostsShouldLeaveUntracked() throws Exception {
    Handed copy = serve("ann@sender.example", "ann@sender.example, bea@customer.example");

    assertThat(copy.text()).isEqualTo(from("ann@sender.example, bea@customer.example"));
    assertThat(bench.count("left.host-unclear")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "bea@customer.example@evil.example",
    "bea@customer.example.evil.example",
    "'bea@customer.example, eve@evil.example'",
    "bea@[127.0.0.1]",
    "customer.example"
  })
  void hostileFromShouldLeaveUntracked(String from) throws Exception {
    assertThat(serve("ann@sender.example", from).text()).isEqualTo(from(from));
    assertThat(bench.count("left.foreign-sender")).isEqualTo(1);
  }

  @Test
  void trackingOfEveryHostShouldBeCleanedFromQuotations() throws Exception {
    Handed old = serve("ann@sender.example", "bea@customer.example");
    String forward = old.text().replace("bea@customer.example", "ann@sender.example");
    forward = forward.replace("one@sender.example", "two@sender.example");

    Handed copy = bench.serve(mailet, Letters.mail("ann@sender.example", forward, "c@c.example"));

    assertThat(copy.text()).doesNotContain("track.customer.example");
    assertThat(copy.urls()).hasSize(3);
  }

  private Handed serve(String sender, String from) throws Exception {
    return bench.serve(mailet, Letters.mail(sender, from(from), "bob@b.example"));
  }

  private static String from(String value) {
    return Letters.with("From", value);
  }
}
