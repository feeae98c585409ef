package org.waybill.walk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A security product that opens every link of a mail, and every link it finds there, by GET and
 * HEAD, the addresses of forms too, with what their buttons would send behind a question mark. It
 * submits no form, and stays on one host.
 */
final class Scanner {

  private static final int MOST = 200;

  private static final Pattern PLACE =
      Pattern.compile("(?:href|src|action|formaction|content)=\"([^\"]*)\"");

  private static final Pattern BUTTON = Pattern.compile("name=\"([^\"]*)\" value=\"([^\"]*)\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String host;
  private final Deque<String> toDo = new ArrayDeque<>();
  private final Set<String> known = new LinkedHashSet<>();

  Scanner(String host) {
    this.host = host;
  }

  void scan(List<String> urls) throws IOException, InterruptedException {
    urls.forEach(this::meet);
    while (!toDo.isEmpty() && known.size() < MOST) {
      String url = toDo.remove();
      for (String method : List.of("HEAD", "GET")) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody()).build();
        read(url, client.send(request, BodyHandlers.ofString()));
      }
    }
  }

  private void read(String url, HttpResponse<String> answer) {
    answer.headers().firstValue("location").ifPresent(this::meet);
    Matcher places = PLACE.matcher(answer.body());
    while (places.find()) {
      meetFrom(url, places.group(1));
    }
    Matcher buttons = BUTTON.matcher(answer.body());
    while (buttons.find()) {
      meet(url.replaceFirst("\\?.*", "") + "?" + buttons.group(1) + "=" + buttons.group(2));
    }
  }

  private void meetFrom(String url, String place) {
    try {
      meet(URI.create(url).resolve(place.replace("&amp;", "&")).toString());
    } catch (IllegalArgumentException e) {
      return; // no URL
    }
  }

  private void meet(String url) {
    if (url.startsWith(host) && known.add(url)) {
      toDo.add(url);
    }
  }

  /** Everything it asked for. */
  Set<String> followed() {
    return known;
  }
}
