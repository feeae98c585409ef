package org.waybill.collector.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AdminSocketTest {

  @TempDir Path folder;
  private Path place;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void name() {
    place = folder.resolve("run/admin.socket");
  }

  @Test
  void errandShouldBeDoneAndWhatItSaysPassedOn() throws IOException {
    Errand errand =
        (argument, say) -> {
          say.accept("to " + argument);
          say.accept("two\nlines, ünï");
          return 1;
        };
    try (AdminSocket open = AdminSocket.open(place, Map.of(ErrandName.BACKUP, errand))) {
      assertThat(ask(ErrandName.BACKUP, "/a folder/with spaces")).isEqualTo(1);
      assertThat(said).containsExactly("to /a folder/with spaces", "two", "lines, ünï");
    }
  }

  @Test
  void failureShouldBeItsSentence() throws IOException {
    Errand errand =
        (argument, say) -> {
          throw new IOException("the disk\nis full");
        };
    try (AdminSocket open = AdminSocket.open(place, Map.of(ErrandName.CHECK, errand))) {
      assertThatThrownBy(() -> ask(ErrandName.CHECK, ""))
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is full");
      assertThatThrownBy(() -> ask(ErrandName.STATUS, "")).hasMessageContaining("'status'");
    }
  }

  @Test
  void socketShouldBeItsOwnersAlone() throws IOException {
    Files.createDirectory(place.getParent());
    Files.setPosixFilePermissions(place.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    try (AdminSocket open = AdminSocket.open(place, Map.of())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.getParent())))
          .isEqualTo("rwx------");
    }
    assertThat(place).doesNotExist();
  }

  @Test
  void callShouldFindNobodyWithoutASocketAndBehindAStaleOne() throws IOException {
    assertThat(AdminCall.to(place)).isEmpty();
    Files.createDirectory(place.getParent());
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(place));
    }
    assertThat(place).exists();
    assertThat(AdminCall.to(place)).isEmpty();
    try (AdminSocket open = AdminSocket.open(place, Map.of())) {
      assertThat(AdminCall.to(place)).isPresent();
    }
  }

  @Test
  void secondErrandShouldBeToldThatOneIsUnderWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Errand slow =
        (argument, say) -> {
          begun.countDown();
          await(end);
          return 0;
        };
    try (AdminSocket open = AdminSocket.open(place, Map.of(ErrandName.BACKUP, slow))) {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> askUnchecked(ErrandName.BACKUP));
      begun.await();
      assertThatThrownBy(() -> ask(ErrandName.BACKUP, ""))
          .hasMessageContaining("doing another command's errand");
      end.countDown();
      assertThat(first.get()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STATUS", "KEYS", "USER", "TOKEN", "RECORDING", "REPORT"})
  void errandShouldNotWaitForOneOfTheStore(ErrandName name) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Errand slow =
        (argument, say) -> {
          begun.countDown();
          await(end);
          return 0;
        };
    Map<ErrandName, Errand> errands =
        Map.of(ErrandName.RECLASSIFY, slow, name, (argument, say) -> 3);
    try (AdminSocket open = AdminSocket.open(place, errands)) {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> askUnchecked(ErrandName.RECLASSIFY));
      begun.await();
      assertThat(ask(name, "off because the works council asks")).isEqualTo(3);
      end.countDown();
      assertThat(first.get()).isZero();
    }
  }

  @Test
  void otherLanguageShouldBeAnsweredWithASentence() throws IOException {
    try (AdminSocket open = AdminSocket.open(place, Map.of());
        SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(place))) {
      caller.write(ByteBuffer.wrap("GET / HTTP/1.1\n".getBytes(StandardCharsets.US_ASCII)));
      assertThat(new String(Channels.newInputStream(caller).readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("failed this collector does not know that question");
    }
  }

  @Test
  void longPathShouldBeReachedToo() throws Exception {
    Path far = folder.resolve("x".repeat(120)).resolve("admin.socket");
    List<Path> before = links();
    try (AdminSocket open = AdminSocket.open(far, Map.of(ErrandName.BACKUP, (argument, say) -> 0));
        AdminCall call = AdminCall.to(far).orElseThrow()) {
      assertThat(call.ask(ErrandName.BACKUP, "", said::add)).isZero();
      assertThat(far).exists();
      assertThat(links()).isEqualTo(before);
    }
    assertThat(far).doesNotExist();
  }

  private static List<Path> links() throws IOException {
    try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return temporary.filter(path -> Files.isSymbolicLink(path.resolve("run"))).toList();
    }
  }

  private int ask(ErrandName errand, String argument) throws IOException {
    try (AdminCall call = AdminCall.to(place).orElseThrow()) {
      return call.ask(errand, argument, said::add);
    }
  }

  private int askUnchecked(ErrandName errand) {
    try {
      return ask(errand, "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
