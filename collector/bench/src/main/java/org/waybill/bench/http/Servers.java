package org.waybill.bench.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;

/** Starts what is compared; each returns when it answers. */
final class Servers {

  private static final Pattern READY =
      Pattern.compile("WAYBILL COLLECTOR READY \\{\"track\":\"http://[^\"]+:(\\d+)\".*");

  private static final int LOOKS = 500;
  private static final long LOOK_NANOS = 20_000_000;

  private Servers() {}

  /**
   * The collector as its distribution starts it. Its store is kept away by a file where the
   * database's folder would be: what is measured is answering, and the hits stay in the journal.
   */
  static Server collector(Options options, Path folder, KeyRing keys) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.createFile(data.resolve("store"));
    KeyFile.create(folder.resolve("waybill.keys"), keys);
    Path conf = folder.resolve("collector.properties");
    Files.writeString(
        conf,
        """
        tracking.listen = 127.0.0.1:0
        admin.listen = 127.0.0.1:0
        key.file = waybill.keys
        data.dir = data
        """);
    Process process =
        new ProcessBuilder(options.waybill().toString(), "serve", "--conf", conf.toString())
            .redirectError(folder.resolve("collector.log").toFile())
            .start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return new Server("waybill", process, Integer.parseInt(ready.group(1)));
      }
    }
    throw new IOException(
        "the collector ended before it was ready: "
            + Files.readString(folder.resolve("collector.log")));
  }

  /**
   * nginx with one worker, as the collector has one event loop; its access log is on and as it is
   * by default, one write a request. No limit of requests a connection: the collector has none.
   */
  static Server nginx(Path folder, String target) throws IOException {
    int port = freePort();
    Path conf = folder.resolve("nginx.conf");
    Files.writeString(
        conf,
        """
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        error_log error.log;
        events { worker_connections 4096; }
        http {
          access_log access.log combined;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          keepalive_requests 1000000000;
          server {
            listen 127.0.0.1:%d;
            location /o/ { empty_gif; }
            location /c/ { return 302 %s; }
          }
        }
        """
            .formatted(port, target));
    Process process =
        new ProcessBuilder(
                Tool.NGINX.path(),
                "-p",
                folder.toString(),
                "-c",
                conf.toString(),
                "-e",
                "error.log")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    awaitOpen(process, port);
    return new Server("nginx", process, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitOpen(Process process, int port) throws IOException {
    for (int look = 0; look < LOOKS && process.isAlive(); look++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    process.destroyForcibly();
    throw new IOException("nginx did not open port " + port + "; its error.log says why");
  }
}
