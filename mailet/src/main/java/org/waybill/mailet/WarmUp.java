package org.waybill.mailet;

import java.nio.charset.StandardCharsets;
import org.waybill.clean.TokenOpener;
import org.waybill.copy.Template;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Planner;
import org.waybill.plan.Track;
import org.waybill.wire.TrackingUrl;

/** Loads the parsers at the start of James: the first mail would wait a second for it. */
final class WarmUp {

  private static final int ROUNDS = 20;

  private static final byte[] SAMPLE =
      """
      From: a@a.example
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <html><body><p>x <a href=3D"https://b.example/?a=3D1&amp;b=3D2">y</a></body></html>
      --b
      Content-Type: text/html; charset=utf-8

      <table><tr><td><a href="https://b\u00fccher.example/">www.b.example</a></table>
      --b--
      """
          .getBytes(StandardCharsets.UTF_8);

  private WarmUp() {}

  static void run(TrackingUrl url) {
    Planner planner = new Planner(PlanOptions.of(url), TokenOpener.NONE);
    for (int i = 0; i < ROUNDS; i++) {
      if (planner.plan(SAMPLE) instanceof Track track) {
        Template unused = Template.of(track);
      }
    }
  }
}
