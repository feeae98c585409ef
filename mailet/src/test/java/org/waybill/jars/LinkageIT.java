package org.waybill.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class, method and field named in our jars is there in the James each is made for. */
class LinkageIT {
  @TempDir Path planted;

  @Test
  void james39JarShouldNameOnlyWhatJames39Has() throws IOException {
    assertThat(Linkage.missing(Jars.JAMES39, Jars.james("39"))).isEmpty();
  }

  @Test
  void james38JarShouldNameOnlyWhatJames38Has() throws IOException {
    assertThat(Linkage.missing(Jars.JAMES38, Jars.james("38"))).isEmpty();
  }

  @Test
  void linkageShouldFindTheMethodThatOnlyJames39Has() throws IOException {
    plant(CallsWhatIsNew.class);
    assertThat(Linkage.missing(planted, Jars.james("39"))).isEmpty();
    assertThat(Linkage.missing(planted, Jars.james("38")))
        .singleElement()
        .asString()
        .contains("CallsWhatIsNew names org/apache/james/core/MailAddress.of(");
  }

  @Test
  void linkageShouldFindTheMethodThatJames38LeavesToUs() throws IOException {
    plant(ImplementsWhatHasGrown.class);
    assertThat(Linkage.missing(planted, Jars.james("38")))
        .anyMatch(line -> line.contains("ImplementsWhatHasGrown does not implement"));
  }

  private void plant(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    Path target = Files.createDirectories(planted.resolve(file).getParent());
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
      Files.copy(bytes, target.resolve(type.getSimpleName() + ".class"));
    }
  }
}
