package org.waybill.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.collector.Recipient;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** Every link leads exactly where it led before. */
@ExtendWith(Stage.class)
class LinksIT {
  private static final Envelope ENVELOPE = Envelope.of("lea@sender.example", "ada@one.example");
  private final Recipient recipient = new Recipient();

  /**
   * @param attribute as written in the source
   * @param target what a browser would request
   */
  private record Link(String attribute, String target) {}

  @Test
  void linksShouldLeadToTheirTargetInUtf8(TrackingPost stage) throws Exception {
    List<Link> links =
        List.of(
            new Link(
                "\"https://shop.example/a?b=1&amp;copy=2&c=3\"",
                "https://shop.example/a?b=1&copy=2&c=3"),
            new Link(
                "\"https://shop.example/b?x=%41#part-2\"", "https://shop.example/b?x=%41#part-2"),
            new Link(
                "'https://shop.example/c?say=&quot;hi&quot;'", "https://shop.example/c?say=\"hi\""),
            new Link("\"https://shop.example/o'neil\"", "https://shop.example/o'neil"),
            new Link("https://shop.example/unquoted/", "https://shop.example/unquoted/"),
            new Link(
                "\"https://shop.example/süß?q=süß#süß\"",
                "https://shop.example/s%C3%BC%C3%9F?q=s%C3%BC%C3%9F#s%C3%BC%C3%9F"),
            new Link("\"https://straße.example/weg\"", "https://xn--strae-oqa.example/weg"),
            new Link("\"http://shop.example\"", "http://shop.example"));
    assertLead(stage, links, letter(links, UTF_8));
  }

  @Test
  void linksShouldLeadToTheirTargetInWindows1252(TrackingPost stage) throws Exception {
    List<Link> links =
        List.of(
            new Link(
                "\"https://shop.example/süß?q=süß€\"",
                "https://shop.example/s%C3%BC%C3%9F?q=s%FC%DF%80"));
    assertLead(stage, links, letter(links, Charset.forName("windows-1252")));
  }

  @Test
  void linkShouldLeadToItsTargetWhenItHas1150Characters(TrackingPost stage) throws Exception {
    String start = "https://shop.example/long?q=";
    String url = start + "0123456789".repeat(120).substring(0, 1150 - start.length());
    List<Link> links = List.of(new Link('"' + url + '"', url));
    assertLead(stage, links, Letter.base64(html(links), UTF_8));
  }

  @Test
  void linkShouldLeadNowhereWhenAnyBitOfItIsChanged(TrackingPost stage) throws Exception {
    List<Link> links = List.of(new Link("\"https://shop.example/\"", "https://shop.example/"));
    String link = tracked(stage, letter(links, UTF_8)).links().get(0);
    int middle = link.length() - 20;
    char other = link.charAt(middle) == 'A' ? 'B' : 'A';
    HttpResponse<byte[]> answer =
        recipient.get(link.substring(0, middle) + other + link.substring(middle + 1));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  private void assertLead(TrackingPost stage, List<Link> links, Letter letter) throws Exception {
    List<String> tracked = tracked(stage, letter).links();
    assertThat(tracked).hasSameSizeAs(links);
    for (int i = 0; i < links.size(); i++) {
      HttpResponse<byte[]> answer = recipient.get(tracked.get(i));
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location")).contains(links.get(i).target());
      assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex");
    }
  }

  private static Tracked tracked(TrackingPost stage, Letter letter) throws Exception {
    Delivery copy = stage.post().send(ENVELOPE, letter).get(0);
    return Tracked.in(copy.message(), stage.collector().trackUrl());
  }

  private static Letter letter(List<Link> links, Charset charset) {
    return Letter.html(html(links), charset);
  }

  private static String html(List<Link> links) {
    return links.stream()
        .map(link -> "<p><a href=" + link.attribute() + ">here</a></p>\n")
        .collect(Collectors.joining("", "<html><body>\n", "</body></html>\n"));
  }
}
