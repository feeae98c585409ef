package org.waybill.collector;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one event loop of a process, and a few threads for what may wait. A second loop made every
 * hit dearer: it halves the hits that share a commit.
 */
record EventLoop(Vertx vertx) implements AutoCloseable {

  private static final int WORKERS = 4;

  static EventLoop start() {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(WORKERS)
            .setPreferNativeTransport(true)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    return new EventLoop(Vertx.vertx(options));
  }

  @Override
  public void close() throws ExecutionException, TimeoutException, InterruptedException {
    vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
