package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PreviewCommandTest {

  private static final String HTML =
      "From: a@b.example\n"
          + "Content-Type: text/html\n\n"
          + "<body><a href=\"https://a.example/\">x</a></body>\n";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void previewShouldWriteCopiesAndRowsUnderTheSameNames() throws IOException {
    write("in/deep/a.eml", HTML);
    write("in/b", "no message");

    assertThat(run(folder.resolve("in").toString())).isZero();
    assertThat(rows()).hasSize(2);
    assertThat(rows().get(0))
        .startsWith("{\"file\":\"b\",\"verdict\":\"leave\",\"reason\":\"unparsable\"");
    assertThat(rows().get(1))
        .startsWith("{\"file\":\"deep/a.eml\",\"verdict\":\"track\",\"pixels\":[\"https://track.")
        .contains("\"n\":1,\"source\":\"https://a.example/\",\"target\":\"https://a.example/\"");
    assertThat(Files.readString(folder.resolve("out/deep/a.eml")))
        .startsWith("From: a@b.example\n")
        .contains("<a href=\"https://track.example/c/");
    assertThat(Files.readString(folder.resolve("out/b"))).isEqualTo("no message");
  }

  @Test
  void previewShouldLeaveSignedMessagesUnlessSigningFollows() throws IOException {
    write("in/a.eml", "DKIM-Signature: v=1\n" + HTML);

    assertThat(run("--ignore-policy", folder.resolve("in").toString())).isZero();
    assertThat(rows().getFirst()).contains("\"reason\":\"dkim-signed\"");
    assertThat(run("--ignore-policy", "--signing-follows", folder.resolve("in").toString()))
        .isZero();
    assertThat(rows().getFirst()).contains("\"verdict\":\"track\"");
  }

  @Test
  void previewShouldIgnoreThePolicyWhenAsked() throws IOException {
    write("in/a.eml", "Auto-Submitted: auto-replied\n" + HTML);

    assertThat(run(folder.resolve("in").toString())).isZero();
    assertThat(rows().getFirst()).contains("\"reason\":\"auto-submitted\"");
    assertThat(run("--ignore-policy", folder.resolve("in").toString())).isZero();
    assertThat(rows().getFirst()).contains("\"verdict\":\"track\"");
  }

  @Test
  void previewShouldTrackSensitiveLinksOnlyWhenThePolicyIsIgnored() throws IOException {
    write("in/a.eml", HTML.replace("a.example/", "a.example/unsubscribe"));

    assertThat(run(folder.resolve("in").toString())).isZero();
    assertThat(rows().getFirst()).contains("\"links\":[]");
    assertThat(run("--ignore-policy", folder.resolve("in").toString())).isZero();
    assertThat(rows().getFirst()).contains("\"target\":\"https://a.example/unsubscribe\"");
  }

  @Test
  void previewShouldExplain() throws IOException {
    write("in/a.eml", HTML.replace("https://a.example/", "mailto:x@y.example"));

    run("--explain", folder.resolve("in").toString());

    assertThat(out.toString())
        .startsWith("a.eml\n  verdict     tracked: 1 pixel; 0 links in 0 places; 1 link left\n")
        .contains("left, scheme: mailto:x@y.example");
  }

  @Test
  void previewShouldFailWithOneSentenceWhenAFileIsAbsent() {
    assertThat(run(folder.resolve("absent").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("is neither a file nor a folder").hasLineCount(1);
  }

  @Test
  void previewShouldNeverOverwriteAMessage() throws IOException {
    write("out/a.eml", HTML);

    assertThat(run(folder.resolve("out").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("would overwrite").hasLineCount(1);
    assertThat(Files.readString(folder.resolve("out/a.eml"))).isEqualTo(HTML);
  }

  @Test
  void previewShouldRefuseARecipientThatIsNoAddress() throws IOException {
    write("in/a.eml", HTML);

    int status =
        new CommandLine(new PreviewCommand())
            .setErr(new PrintWriter(err, true))
            .execute("--recipient", "bob", "--out", "unused", folder.resolve("in").toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("--recipient is 'bob'");
  }

  @Test
  void previewShouldRefuseACallWithoutARecipient() {
    assertThat(new CommandLine(new PreviewCommand()).setErr(new PrintWriter(err)).execute("x"))
        .isEqualTo(2);
  }

  private int run(String... more) {
    String[] arguments = new String[more.length + 4];
    List<String> fixed =
        List.of("--recipient", "r@remote.example", "--out", folder.resolve("out").toString());
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < 4 ? fixed.get(i) : more[i - 4];
    }
    return new CommandLine(new PreviewCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(folder.resolve("out/preview.ndjson"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
