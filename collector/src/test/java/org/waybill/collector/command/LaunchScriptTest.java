package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script bin/waybill hands to Java. */
class LaunchScriptTest {

  @TempDir Path folder;

  @Test
  void newFilesShouldBeTheirOwnersAlone() throws Exception {
    Path java = folder.resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        [ "$1" = -version ] && echo 'openjdk version "21.0.1"' || umask
        """);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder script =
        new ProcessBuilder("sh", "-c", "umask 022; exec sh src/main/dist/bin/waybill serve")
            .redirectErrorStream(true);
    script.environment().put("WAYBILL_JAVA", java.toString());

    Process process = script.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(said.strip()).endsWith("077");
  }
}
