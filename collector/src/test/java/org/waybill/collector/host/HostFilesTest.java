package org.waybill.collector.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.http.OwnFile.APP_SITE_ASSOCIATION;
import static org.waybill.collector.http.OwnFile.ASSET_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.http.OwnFile;

/** Files by host, as they change under the collector. */
class HostFilesTest {

  private static final String HOST = "track.customer.example";

  @TempDir Path root;
  private Path folder;
  private HostFiles files;

  @BeforeEach
  void open() throws IOException {
    folder = root.resolve("hosts");
    Files.createDirectories(folder.resolve(HOST));
    write(HOST, "assetlinks.json", "[1]");
    Files.writeString(root.resolve("assetlinks.json"), "[\"secret\"]");
    files = HostFiles.open(Optional.of(folder));
  }

  private void write(String host, String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(host));
    Files.writeString(folder.resolve(host).resolve(file), text);
  }

  private Optional<String> find(String host, OwnFile file) {
    return files.find(host, file).map(bytes -> new String(bytes, UTF_8));
  }

  @Test
  void fileShouldBeFoundForItsHostOnly() {
    assertThat(find(HOST, ASSET_LINKS)).contains("[1]");
    assertThat(find(HOST, APP_SITE_ASSOCIATION)).isEmpty();
    assertThat(find("customer.example", ASSET_LINKS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../hosts/track.customer.example",
        "./track.customer.example",
        "track.customer.example/",
        "/",
        "track.customer.example\u0000",
        "TRACK.CUSTOMER.EXAMPLE"
      })
  void oddHostShouldLeadNowhere(String host) {
    assertThat(find(host, ASSET_LINKS)).isEmpty();
  }

  @Test
  void changedNewAndRemovedFilesShouldCountWithTheNextLook() throws Exception {
    write(HOST, "assetlinks.json", "[2]");
    write("Track.Other.example", "apple-app-site-association", "{}");
    files.look();
    assertThat(find(HOST, ASSET_LINKS)).contains("[2]");
    assertThat(find("track.other.example", APP_SITE_ASSOCIATION)).contains("{}");

    Files.delete(folder.resolve(HOST).resolve("assetlinks.json"));
    files.look();
    assertThat(find(HOST, ASSET_LINKS)).isEmpty();
  }

  @Test
  void fileThatCannotBeTakenShouldLeaveTheOneBefore() throws Exception {
    for (String wrong :
        new String[] {"", "{", "nonsense", "[" + "1,".repeat(HostFiles.LONGEST) + "1]"}) {
      write(HOST, "assetlinks.json", wrong);
      files.look();
      assertThat(find(HOST, ASSET_LINKS)).contains("[1]");
    }
    Files.delete(folder.resolve(HOST).resolve("assetlinks.json"));
    Files.createDirectory(folder.resolve(HOST).resolve("assetlinks.json"));
    files.look();
    assertThat(find(HOST, ASSET_LINKS)).contains("[1]");
  }

  @Test
  void longestFileShouldBeTaken() throws Exception {
    String longest = "[" + " ".repeat(HostFiles.LONGEST - 2) + "]";
    write(HOST, "assetlinks.json", longest);
    files.look();
    assertThat(find(HOST, ASSET_LINKS)).contains(longest);
  }

  @Test
  void folderThatGoesAwayShouldChangeNothing() throws Exception {
    Files.move(folder, root.resolve("moved"));
    files.look();
    assertThat(find(HOST, ASSET_LINKS)).contains("[1]");
    assertThat(HostFiles.open(Optional.of(folder)).find(HOST, ASSET_LINKS)).isEmpty();
    assertThat(HostFiles.open(Optional.empty()).find(HOST, ASSET_LINKS)).isEmpty();
  }
}
