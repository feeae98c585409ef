package org.waybill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file system of a few mebibytes, mounted in a folder for one test: a disk that is really full.
 * Only root can mount one; a test of another user is skipped, one of root fails where it cannot.
 */
public final class SmallDisk implements AutoCloseable {

  private static final String FILLER = "filler";

  private final Path folder;

  /** For a run that is ended in the midst of a test. */
  private final Thread lastResort = new Thread(this::unmount);

  private SmallDisk(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Mounts an empty one in the folder, which is made where it is missing. */
  public static SmallDisk mount(Path folder, int mebibytes)
      throws IOException, InterruptedException {
    assumeTrue(
        System.getProperty("user.name").equals("root"),
        "a full disk is a small tmpfs, and only root can mount one");
    Files.createDirectories(folder);
    String said =
        run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + mebibytes + "m", "tmpfs", folder);
    if (!said.isEmpty() && System.getenv("CI") == null) {
      assumeTrue(false, "a full disk is a small tmpfs, and none could be mounted: " + said);
    }
    assertThat(said).as("mounting a tmpfs, which tests of a full disk need").isEmpty();
    return new SmallDisk(folder);
  }

  /** Somebody else writes until nothing more fits. */
  public void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(folder.resolve(FILLER))) {
      byte[] zeros = new byte[4096];
      while (true) {
        filler.write(zeros);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  /** Takes that away again. */
  public void makeSpace() throws IOException {
    Files.delete(folder.resolve(FILLER));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    assertThat(unmount()).isEmpty();
  }

  /** Lazily: what still has a file open there ends later. */
  private String unmount() {
    try {
      return run("umount", "-l", folder);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** What the command complained of; empty where it succeeded. */
  private static String run(Object... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Arrays.stream(command).map(String::valueOf).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : said + " (exit " + process.exitValue() + ")";
  }
}
