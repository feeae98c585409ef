package org.waybill.collector.admin;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The lines of one conversation, UTF-8, each with a line feed behind it:
 *
 * <pre>
 * waybill-admin 1 ERRAND ARGUMENT     asked; the argument may be missing, and may hold spaces
 * : TEXT                              any number: said while it is done
 * done CODE                           then the end: its exit code
 * failed TEXT                         or why it failed
 * </pre>
 *
 * Used by one thread.
 */
final class AdminLines {

  private static final String HEAD = "waybill-admin 1 ";
  private static final String SAID = ": ";
  private static final String DONE = "done ";
  private static final String FAILED = "failed ";

  private final BufferedReader in;
  private final BufferedWriter out;

  AdminLines(SocketChannel channel) {
    this.in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    this.out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /** What is asked. */
  record Question(String errand, String argument) {}

  /**
   * Asks, and passes on what is said.
   *
   * @return the errand's exit code
   * @throws IOException with the other side's words, or where it went away in the midst
   */
  int ask(Question question, Consumer<String> say) throws IOException {
    write(HEAD + question.errand() + " " + question.argument());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith(SAID)) {
        say.accept(line.substring(SAID.length()));
      } else if (line.matches(DONE + "\\d{1,3}")) {
        return Integer.parseInt(line.substring(DONE.length()));
      } else if (line.startsWith(FAILED)) {
        throw new IOException(line.substring(FAILED.length()));
      } else {
        throw new IOException(
            "the collector answered in a way this version does not know; use the waybill command of"
                + " its own version");
      }
    }
    throw new IOException(
        "the collector went away before it was done; its log says more, and the command can be"
            + " repeated");
  }

  /** The other side's question. */
  Question question() throws IOException {
    String line = in.readLine();
    if (line == null || !line.startsWith(HEAD)) {
      throw new IOException(
          "this collector does not know that question; use the waybill command of its own version");
    }
    String[] words = line.substring(HEAD.length()).split(" ", 2);
    return new Question(words[0], words.length == 2 ? words[1] : "");
  }

  /** Throws {@link UncheckedIOException} where nobody listens any more. */
  void say(String text) {
    try {
      for (String line : text.split("\\R", -1)) {
        write(SAID + line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void done(int code) throws IOException {
    write(DONE + code);
  }

  void failed(String why) throws IOException {
    write(FAILED + why.replaceAll("\\R+", " "));
  }

  private void write(String line) throws IOException {
    out.write(line);
    out.write('\n');
    out.flush();
  }
}
