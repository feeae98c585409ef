package org.waybill.proof.copies;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.waybill.collector.command.PreviewCommand;
import picocli.CommandLine;

/**
 * What {@code waybill preview} made of a folder.
 *
 * @param originals the messages
 * @param copies the copies under the same names
 * @param rows one for each message
 */
public record Preview(Path originals, Path copies, List<Row> rows) {
  /** Runs the command with every kind of tracking that the options switch on. */
  public static Preview run(Path originals, Path copies, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of(
            "--recipient",
            "reader@remote.example",
            "--ignore-policy",
            "--signing-follows",
            "--out",
            copies.toString(),
            originals.toString()));
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new PreviewCommand())
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IOException("waybill preview ended with " + status + ": " + err);
    }
    try (Stream<String> lines = Files.lines(copies.resolve("preview.ndjson"))) {
      return new Preview(originals, copies, lines.map(Row::parse).toList());
    }
  }

  public byte[] original(Row row) throws IOException {
    return Files.readAllBytes(originals.resolve(row.file()));
  }

  public byte[] copy(Row row) throws IOException {
    return Files.readAllBytes(copies.resolve(row.file()));
  }
}
