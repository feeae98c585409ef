package org.waybill.collector.listen;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether certificate or key have changed on disk and, where the new pair is right, gives it
 * to connections that are opened from then on; open ones go on as they are. A wrong pair is told
 * once and changes nothing. Thread-safe.
 */
final class TlsReload {

  private static final Logger LOG = LoggerFactory.getLogger(TlsReload.class);

  private final Vertx vertx;
  private final HttpServer server;
  private final TlsFiles files;
  private final ServerSSLOptions options;
  private TlsPair seen;
  private String told = "";

  /**
   * Does nothing by itself.
   *
   * @param options what the server was opened with
   * @param seen the pair it was opened with
   */
  TlsReload(
      Vertx vertx, HttpServer server, TlsFiles files, ServerSSLOptions options, TlsPair seen) {
    this.vertx = vertx;
    this.server = server;
    this.files = files;
    this.options = options;
    this.seen = seen;
  }

  /** Looks once, off the event loop; true when there was a new pair and it is in use. */
  Future<Boolean> look() {
    return vertx
        .executeBlocking(this::changed, true)
        .compose(pair -> use(Objects.requireNonNull(pair)))
        .recover(this::refuse);
  }

  private Future<Boolean> use(Optional<PemKeyCertOptions> pair) {
    if (pair.isEmpty()) {
      return Future.succeededFuture(false);
    }
    return server
        .updateSSLOptions(options.copy().setKeyCertOptions(pair.get()), true)
        .onSuccess(done -> LOG.info("the new TLS certificate {} is in use", files.certificate()))
        .map(true);
  }

  private synchronized Optional<PemKeyCertOptions> changed() throws IOException {
    TlsPair found = TlsPair.read(files);
    if (found.isSame(seen)) {
      return Optional.empty();
    }
    seen = found;
    return Optional.of(found.checked(vertx));
  }

  private synchronized Future<Boolean> refuse(Throwable cause) {
    String what = String.valueOf(cause.getMessage());
    if (!what.equals(told)) {
      LOG.error("{}; the one in use stays", what);
      told = what;
    }
    return Future.succeededFuture(false);
  }
}
