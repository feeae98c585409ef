package org.waybill.proof.copies;

import java.util.List;
import org.waybill.proof.Json;

/**
 * A line of preview.ndjson.
 *
 * @param file the message's relative name
 * @param verdict {@code track}, {@code clean} or {@code leave}
 * @param reason why it was left; empty otherwise
 * @param pixels the pixels' URLs
 * @param links every tracked place in the order of the source
 * @param disclosures what recipients are told, a character for each byte
 */
public record Row(
    String file,
    String verdict,
    String reason,
    List<String> pixels,
    List<Link> links,
    List<String> disclosures) {

  /**
   * One place of a link.
   *
   * @param source the attribute's bytes, one character each
   * @param target what a browser would request
   * @param tracked what stands there in the copy
   */
  public record Link(String source, String target, String tracked) {}

  static Row parse(String line) {
    Json json = Json.parse(line);
    return new Row(
        json.get("file").text(),
        json.get("verdict").text(),
        json.get("reason").text(),
        json.get("pixels").texts(),
        json.get("links").list().stream().map(Row::link).toList(),
        json.get("disclosures").texts());
  }

  public boolean isTracked() {
    return verdict.equals("track");
  }

  private static Link link(Json json) {
    return new Link(
        json.get("source").text(), json.get("target").text(), json.get("tracked").text());
  }
}
