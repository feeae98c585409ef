package org.waybill.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One keep-alive connection, one request under way at most. Used by one thread. */
final class Connection {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
  private static final String END = "\r\n\r\n";

  private final SocketChannel channel;
  private final ByteBuffer answer = ByteBuffer.allocate(1 << 13);
  private long due;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  static Connection open(int port, Selector selector) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Connection connection = new Connection(channel);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  /**
   * Asks.
   *
   * @param at when that should have been, on the clock of {@link System#nanoTime}
   */
  void ask(byte[] request, long at) throws IOException {
    due = at;
    answer.clear();
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** When the request under way should have begun. */
  long due() {
    return due;
  }

  /**
   * Reads what there is; true when the answer is whole.
   *
   * @throws IOException where it is another than 200 or 302
   */
  boolean readAnswer() throws IOException {
    if (channel.read(answer) < 0) {
      throw new IOException("the server closed a connection");
    }
    String text = new String(answer.array(), 0, answer.position(), ISO_8859_1);
    int end = text.indexOf(END);
    if (end < 0) {
      return false;
    }
    if (!text.startsWith("HTTP/1.1 200 ") && !text.startsWith("HTTP/1.1 302 ")) {
      throw new IOException("answered " + text.lines().findFirst().orElse(""));
    }
    Matcher length = LENGTH.matcher(text.substring(0, end + 2));
    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return answer.position() >= end + END.length() + body;
  }
}
