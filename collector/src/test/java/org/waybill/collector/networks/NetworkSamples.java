package org.waybill.collector.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists of networks for tests: blocks for documentation, and a few that are widely known. */
public final class NetworkSamples {

  private static final List<NetworkFile> FILES =
      List.of(
          file("microsoft", "192.0.2.64/26", "20.64.0.0/10", "40.107.0.0/16", "104.47.0.0/17"),
          file("apple", "17.0.0.0/8"),
          file("scanner", "198.51.100.0/25"),
          file("internal", "203.0.113.0/28", "2001:db8:1::/48"));

  private NetworkSamples() {}

  /** What they say. */
  public static Networks networks() {
    return Networks.of(FILES);
  }

  /** Writes them into a collector's folder. */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (NetworkFile file : FILES) {
      StringBuilder text =
          new StringBuilder("kind: " + file.kind().word() + "\nsource: a test\ndate: 2026-11-01\n");
      file.blocks().forEach(block -> text.append(block).append('\n'));
      Files.writeString(folder.resolve(file.name()), text);
    }
  }

  static NetworkFile file(String kind, String... blocks) {
    List<String> lines =
        new ArrayList<>(List.of("kind: " + kind, "source: a test", "date: 2026-11-01"));
    lines.addAll(List.of(blocks));
    List<String> problems = new ArrayList<>();
    return NetworkText.read(kind + ".txt", lines, problems)
        .orElseThrow(() -> new AssertionError(problems));
  }
}
