package org.waybill.html;

import java.util.function.IntFunction;
import org.waybill.html.LinkVerdict.Target;
import org.waybill.html.PixelPlace.At;

/** Puts other values and a pixel into a body, as the copies of a message will have it. */
record Splice(String body, HtmlScan scan) {

  String with(IntFunction<String> link, String pixel) {
    StringBuilder out = new StringBuilder();
    int pixelAt = scan.pixel() instanceof At at ? at.offset() : Integer.MAX_VALUE;
    int done = 0;
    int number = 0;
    boolean pixelDone = false;
    for (LinkPlace place : scan.links()) {
      if (place.verdict() instanceof Target) {
        if (!pixelDone && pixelAt <= place.start()) {
          out.append(body, done, pixelAt).append(pixel);
          done = pixelAt;
          pixelDone = true;
        }
        out.append(body, done, place.start()).append(link.apply(++number));
        done = place.end();
      }
    }
    if (!pixelDone && pixelAt <= body.length()) {
      out.append(body, done, pixelAt).append(pixel);
      done = pixelAt;
    }
    return out.append(body, done, body.length()).toString();
  }
}
