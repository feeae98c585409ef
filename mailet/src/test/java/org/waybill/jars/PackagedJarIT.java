package org.waybill.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The jars for James's extensions-jars bring what they need, under our names only. */
class PackagedJarIT {
  static final List<Path> BOTH = List.of(Jars.JAMES39, Jars.JAMES38);

  @ParameterizedTest
  @FieldSource("BOTH")
  void jarShouldHoldNoClassUnderAnotherName(Path jar) throws IOException {
    assertThat(names(jar))
        .filteredOn(name -> !name.endsWith("/"))
        .allMatch(name -> name.startsWith("org/waybill/") || name.startsWith("META-INF/"))
        .noneMatch(name -> name.startsWith("META-INF/versions/"));
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void jarShouldSayUnderWhichLicencesItIs(Path jar) throws IOException {
    assertThat(names(jar)).contains("META-INF/LICENSE", "META-INF/NOTICE");
  }

  /** ICU finds its data by names that packaging has changed, and packaging has left most out. */
  @ParameterizedTest
  @FieldSource("BOTH")
  void jarAloneShouldMapHostNames(Path jar) throws Exception {
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      var toAscii =
          alone.loadClass("org.waybill.idna.HostNames").getMethod("toAscii", String.class);
      assertThat(toAscii.invoke(null, "straße.example"))
          .isEqualTo(Optional.of("xn--strae-oqa.example"));
      assertThat(toAscii.invoke(null, "نامه\u200cای.example"))
          .isEqualTo(Optional.of("xn--mgba3gch31f060k.example"));
      assertThat(toAscii.invoke(null, "a\u200db.example")).isEqualTo(Optional.empty());
    }
  }

  /** Guava's list of public suffixes is data in classes, which minimizing must keep. */
  @ParameterizedTest
  @FieldSource("BOTH")
  void jarAloneShouldTellWhoseDomainAHostIs(Path jar) throws Exception {
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      var isShared =
          alone
              .loadClass("org.waybill.sensitive.RegistrableDomain")
              .getMethod("isShared", String.class, String.class);
      assertThat(isShared.invoke(null, "a.foo.co.uk", "foo.co.uk")).isEqualTo(true);
      assertThat(isShared.invoke(null, "bar.github.io", "foo.github.io")).isEqualTo(false);
    }
  }

  private static List<String> names(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }
}
