package org.waybill.collector.listen;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Objects;
import java.util.function.Function;
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
  private final Function<ServerSSLOptions, Future<Boolean>> server;
  private final TlsFiles files;
  private final ServerSSLOptions options;
  private TlsPair inUse;
  private String told = "";

  /**
   * Does nothing by itself.
   *
   * @param server gives these options to connections that are opened from then on
   * @param options what the server was opened with
   * @param inUse the pair it was opened with
   */
  TlsReload(
      Vertx vertx,
      Function<ServerSSLOptions, Future<Boolean>> server,
      TlsFiles files,
      ServerSSLOptions options,
      TlsPair inUse) {
    this.vertx = vertx;
    this.server = server;
    this.files = files;
    this.options = options;
    this.inUse = inUse;
  }

  /** Looks once, off the event loop; true when there was a new pair and it is in use. */
  Future<Boolean> look() {
    return vertx
        .executeBlocking(() -> TlsPair.read(files), true)
        .compose(found -> useIfNew(Objects.requireNonNull(found)))
        .recover(this::refuse);
  }

  private Future<Boolean> useIfNew(TlsPair found) {
    return isInUse(found) ? Future.succeededFuture(false) : use(found);
  }

  private Future<Boolean> use(TlsPair found) {
    return vertx
        .executeBlocking(() -> found.checked(vertx), true)
        .compose(pair -> server.apply(options.copy().setKeyCertOptions(pair)))
        .onSuccess(done -> taken(found))
        .map(true);
  }

  /** A pair that was wrong for a while and is the old one again may be wrong anew. */
  private synchronized boolean isInUse(TlsPair found) {
    boolean same = found.isSame(inUse);
    if (same) {
      told = "";
    }
    return same;
  }

  private synchronized void taken(TlsPair pair) {
    inUse = pair;
    told = "";
    LOG.info("the new TLS certificate {} is in use", files.certificate());
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
