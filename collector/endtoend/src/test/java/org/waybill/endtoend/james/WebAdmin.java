package org.waybill.endtoend.james;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.waybill.endtoend.json.Json;

/**
 * James's admin interface over HTTP. Thread-safe.
 *
 * @param port on 127.0.0.1
 */
public record WebAdmin(int port) {
  public void createUser(String address, String password) throws IOException {
    put("/users/" + address, Json.object("password", password).toString());
  }

  /** Lets James forward what arrives for a user to another address, in place of the mailbox. */
  public void forward(String user, String to) throws IOException {
    put("/address/forwards/" + user + "/targets/" + to, "");
  }

  /** What James says about its parts. */
  public String health() throws IOException {
    return send(request("/healthcheck").GET());
  }

  /** What one of our routes answers. */
  public Json get(String path) throws IOException {
    return Json.parse(send(request(path).GET()));
  }

  /** The same, sent there with nothing. */
  public Json put(String path) throws IOException {
    return Json.parse(send(request(path).PUT(BodyPublishers.noBody())));
  }

  /** The same, of something that goes. */
  public Json delete(String path) throws IOException {
    return Json.parse(send(request(path).DELETE()));
  }

  /** What one of our routes says about a message. */
  public Json post(String path, byte[] message) throws IOException {
    return Json.parse(
        send(
            request(path)
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofByteArray(message))));
  }

  private void put(String path, String body) throws IOException {
    send(request(path).PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static String send(HttpRequest.Builder builder) throws IOException {
    HttpRequest request = builder.build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IOException(request + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      throw new IOException("interrupted during " + request, e);
    }
  }
}
