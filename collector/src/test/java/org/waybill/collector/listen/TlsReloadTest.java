package org.waybill.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsReloadTest {

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger offered = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void pairShouldBeOfferedAgainWhenTheServerDidNotTakeIt() throws Exception {
    TlsFiles files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    TestCertificate.in(folder, "first", "EC").replace(files);
    TlsReload reload =
        new TlsReload(
            vertx, this::takeTheSecond, files, new ServerSSLOptions(), TlsPair.read(files));
    assertThat(look(reload)).isFalse();
    assertThat(offered).hasValue(0);
    TestCertificate.in(folder, "second", "EC").replace(files);
    assertThat(look(reload)).isFalse();
    assertThat(look(reload)).isTrue();
    assertThat(look(reload)).isFalse();
    assertThat(offered).hasValue(2);
  }

  private Future<Boolean> takeTheSecond(ServerSSLOptions options) {
    return offered.incrementAndGet() == 1
        ? Future.failedFuture("not now")
        : Future.succeededFuture(true);
  }

  private static boolean look(TlsReload reload) throws Exception {
    return reload.look().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
