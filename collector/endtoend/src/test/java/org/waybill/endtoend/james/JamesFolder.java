package org.waybill.endtoend.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waybill.endtoend.built.Built;

/**
 * A working folder of a James: conf, extensions-jars and what James writes beside them.
 *
 * @param path absolute
 */
public record JamesFolder(Path path) {
  private static final Pattern ADD_TRACKING = element("AddTracking");
  private static final Pattern STRIP_TRACKING = element("StripTracking");

  /**
   * Lays the folder out from the committed configuration.
   *
   * @param line 38 or 39, see {@link JamesInstallation}
   */
  public static JamesFolder layOut(Path path, Tracking tracking, int line) throws IOException {
    JamesFolder folder = new JamesFolder(path.toAbsolutePath());
    Files.createDirectories(folder.extensions());
    copy(Built.conf().resolve("james"), Files.createDirectories(folder.conf()));
    switch (tracking) {
      case Tracking.Without without -> folder.removeTracking();
      case Tracking.With with -> folder.addTracking(with, line);
    }
    return folder;
  }

  /** Where its configuration lies, for James to read at its start. */
  public Path conf() {
    return path.resolve("conf");
  }

  private Path extensions() {
    return path.resolve("extensions-jars");
  }

  private void removeTracking() throws IOException {
    replaceTracking(element -> "");
    Path container = conf().resolve("mailetcontainer.xml");
    String text = Files.readString(container);
    Files.writeString(container, STRIP_TRACKING.matcher(text).replaceFirst(""));
    Files.delete(conf().resolve("healthcheck.properties"));
    Path webAdmin = conf().resolve("webadmin.properties");
    Files.writeString(
        webAdmin, Files.readString(webAdmin).replaceFirst("(?m)^extensions\\.routes=.*\n", ""));
  }

  private static Pattern element(String mailet) {
    return Pattern.compile(
        "\\s*<mailet match=\"All\" class=\"org\\.waybill\\.mailet\\.%s\">.*?</mailet>"
            .formatted(mailet),
        Pattern.DOTALL);
  }

  private void replaceTracking(UnaryOperator<String> change) throws IOException {
    Path container = conf().resolve("mailetcontainer.xml");
    Matcher element = ADD_TRACKING.matcher(Files.readString(container));
    if (!element.find()) {
      throw new IllegalStateException("no AddTracking element in " + container);
    }
    String changed = change.apply(element.group());
    Files.writeString(container, element.replaceFirst(Matcher.quoteReplacement(changed)));
  }

  private void addTracking(Tracking.With with, int line) throws IOException {
    Path jar = Built.mailetJar(line);
    Files.copy(jar, extensions().resolve(jar.getFileName()));
    Files.copy(with.properties(), conf().resolve("waybill.properties"));
    replaceTracking(element -> element + "\n" + with.next());
    if (with.deliveries()) {
      recordDeliveries();
    }
  }

  /** Pastes the three pieces of the shipped fragment where it says. */
  private void recordDeliveries() throws IOException {
    String pieces = Files.readString(conf().resolve("mailetcontainer-deliveries.xml"));
    Path container = conf().resolve("mailetcontainer.xml");
    String bounces = "<processor state=\"bounces\" enableJmx=\"false\">";
    String text =
        Files.readString(container)
            .replace(
                "<bounceProcessor>",
                piece("<onSuccess>.*?</onSuccess>", pieces) + "<bounceProcessor>")
            .replace(
                bounces,
                piece("<processor .*?</processor>", pieces)
                    + bounces
                    + piece("<mailet [^>]*RecordBounce\">.*?</mailet>", pieces));
    Files.writeString(container, text);
  }

  private static String piece(String pattern, String fragment) {
    Matcher piece = Pattern.compile(pattern, Pattern.DOTALL).matcher(fragment);
    if (!piece.find()) {
      throw new IllegalStateException("no " + pattern + " in the fragment");
    }
    return piece.group() + "\n";
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(from)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
