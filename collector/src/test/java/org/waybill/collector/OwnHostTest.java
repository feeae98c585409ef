package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.host.Contact;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.hosts.HostCheck;

/** The world looks at the tracking host itself. */
@Timeout(120)
class OwnHostTest {

  private static final String SECURITY = "/.well-known/security.txt";
  private static final String LINKS = "/.well-known/assetlinks.json";
  private static final String APPLE = "/.well-known/apple-app-site-association";
  private static final String HOST = "track.customer.example";

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    Path files = folder.resolve("hosts");
    Files.createDirectories(files.resolve(HOST));
    Files.writeString(files.resolve(HOST).resolve("assetlinks.json"), "[{\"relation\":[]}]");
    Files.writeString(files.resolve(HOST).resolve("apple-app-site-association"), "{\"a\":1}");
    installation = new Installation(folder);
    installation.hosts =
        new HostSettings(
            Set.of("track.sender.example", HOST),
            Optional.of(Contact.parse("abuse@sender.example")),
            Optional.of(files),
            HostCheck.OFF);
    running = RunningCollector.of(installation);
  }

  @AfterEach
  void end() {
    running.close();
  }

  /** The whole answer as it comes, to a request for any host. */
  private String ask(String method, String path, String host) throws Exception {
    ListenAddress at = running.collector.tracking();
    try (Socket socket = new Socket(at.host(), at.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(method, path, host)
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void rootPageShouldSayWhatTheHostIsAndWhomToTellOfAbuse() throws Exception {
    HttpResponse<byte[]> page = running.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(RunningCollector.text(page))
        .contains("<h1>About this host</h1>", "href=\"mailto:abuse@sender.example\"")
        .doesNotContain("<script", "<form", "src=", "style=\"");
    assertThat(RunningCollector.text(running.getWith("/", "Accept-Language", "de")))
        .contains("<html lang=\"de\">", "Über diesen Host");
    assertThat(page.headers().map()).doesNotContainKey("set-cookie");
    HttpResponse<byte[]> post = running.ask("POST", "/");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("allow")).hasValue("GET, HEAD");
  }

  @Test
  void securityTextShouldSayWhomToTell() throws Exception {
    HttpResponse<byte[]> text = running.get(SECURITY);
    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(RunningCollector.text(text))
        .startsWith("Contact: mailto:abuse@sender.example\r\nExpires: 2027-05-01T00:00:00Z\r\n")
        .contains("Canonical: https://track.sender.example/.well-known/security.txt\r\n");
  }

  @Test
  void filesForAppsShouldBeServedForTheirHostOnly() throws Exception {
    for (String path : List.of(APPLE, "/apple-app-site-association")) {
      assertThat(ask("GET", path, HOST))
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("content-type: application/json\r\n")
          .endsWith("\r\n\r\n{\"a\":1}");
    }
    assertThat(ask("GET", LINKS, "TRACK.Customer.example.:8443")).endsWith("[{\"relation\":[]}]");
    assertThat(ask("HEAD", LINKS, HOST)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    for (String other :
        List.of("track.sender.example", "127.0.0.1", "..", ".", "../hosts/" + HOST, "[::1]")) {
      assertThat(ask("GET", LINKS, other)).as(other).doesNotContain("relation");
    }
    assertThat(ask("POST", LINKS, HOST)).startsWith("HTTP/1.1 405");
  }

  @Test
  void otherPathsShouldStayEmpty() throws Exception {
    for (String path :
        List.of(
            "/.well-known/",
            "/.well-known",
            "/.well-known/security.txt/",
            "/.well-known/../.well-known/assetlinks.json",
            "/.well-known/%61ssetlinks.json",
            "/security.txt",
            "/assetlinks.json",
            "/favicon.ico",
            "//",
            "/index.html")) {
      assertThat(ask("GET", path, HOST)).as(path).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
    }
  }

  @Test
  void pageOfAWithdrawalShouldNameTheMethodsItTakes() throws Exception {
    for (String method : List.of("PUT", "DELETE", "OPTIONS", "PATCH")) {
      HttpResponse<byte[]> refused = running.ask(method, installation.withdrawal(1));
      assertThat(refused.statusCode()).as(method).isEqualTo(405);
      assertThat(refused.headers().firstValue("allow")).hasValue("GET, HEAD, POST");
    }
  }

  @Test
  void hostWithoutAContactShouldHaveNoSecurityText() throws Exception {
    end();
    installation.hosts = HostSettings.NONE;
    running = RunningCollector.of(installation);
    assertThat(running.get(SECURITY).statusCode()).isEqualTo(404);
    assertThat(RunningCollector.text(running.get("/")))
        .contains("About this host")
        .doesNotContain("Whom to tell", "href");
  }
}
