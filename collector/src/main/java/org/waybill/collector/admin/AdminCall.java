package org.waybill.collector.admin;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A conversation with the collector that runs on a data folder. Used by one thread. */
public final class AdminCall implements AutoCloseable {

  private final SocketChannel channel;

  private AdminCall(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Calls the collector.
   *
   * @return empty where none listens: no socket, or one that a killed process left behind
   * @throws IOException where one may run and cannot be reached; the message is fit for an admin
   */
  public static Optional<AdminCall> to(Path socket) throws IOException {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try (Reach reach = Reach.of(socket)) {
      channel.connect(reach.address());
      return Optional.of(new AdminCall(channel));
    } catch (ConnectException e) {
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "the collector's socket %s cannot be used (%s); run this command as the user that runs the collector"
              .formatted(socket, e.getMessage()),
          e);
    }
  }

  /**
   * Has one errand done.
   *
   * @param argument one line
   * @return its exit code
   * @throws IOException saying why it failed, fit for an admin
   */
  public int ask(ErrandName errand, String argument, Consumer<String> say) throws IOException {
    if (argument.lines().count() > 1) {
      throw new IOException("'%s' has a line end in it; name another".formatted(argument));
    }
    return new AdminLines(channel).ask(new AdminLines.Question(errand.word(), argument), say);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
