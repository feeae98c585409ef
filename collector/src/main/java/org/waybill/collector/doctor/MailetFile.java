package org.waybill.collector.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waybill.settings.Settings;
import org.waybill.settings.SettingsException;

/** Reads what Waybill's mailets are told, each as it reads it itself at James's start. */
final class MailetFile {

  private static final String NAME = "waybill.properties";

  /** How James's configuration names files, and its conf folder in such a name. */
  private static final String FILE = "file://";

  private static final String CONF = FILE + "conf/";

  /** What the shared file does not know: James's own, and one of StripTracking. */
  private static final Set<String> OTHERS =
      Set.of("config", "onMailetException", "onMatchException", "signed");

  private MailetFile() {}

  /**
   * The settings of AddTracking; where it has no place in James yet, those of the file alone.
   *
   * @param conf James's conf folder
   */
  static Reading<Settings> read(Path conf, Reading<Mailetcontainer> container) {
    Set<String> problems = new LinkedHashSet<>();
    List<Settings> read = new ArrayList<>();
    List<MailetElement> elements = elements(container);
    if (elements.isEmpty()) {
      read(conf.resolve(NAME), Map.of(), problems).ifPresent(read::add);
    }
    for (MailetElement element : elements) {
      read(file(conf, element), overrides(element), problems).ifPresent(read::add);
    }
    return problems.isEmpty() && !read.isEmpty()
        ? new Reading.Right<>(read.get(0))
        : new Reading.Wrong<>(String.join("\n", problems));
  }

  private static List<MailetElement> elements(Reading<Mailetcontainer> container) {
    return container instanceof Reading.Right<Mailetcontainer>(Mailetcontainer found)
        ? Stream.of(
                Mailetcontainer.ADD_TRACKING,
                Mailetcontainer.STRIP_TRACKING,
                Mailetcontainer.RECORD_DELIVERY,
                Mailetcontainer.RECORD_BOUNCE)
            .flatMap(name -> found.places(name).stream())
            .map(Mailetcontainer.Place::mailet)
            .toList()
        : List.of();
  }

  private static Optional<Settings> read(
      Path file, Map<String, String> overrides, Set<String> problems) {
    if (!Files.exists(file)) {
      problems.add(file + " does not exist");
      return Optional.empty();
    }
    try {
      return Optional.of(Settings.read(file, overrides));
    } catch (SettingsException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Path file(Path conf, MailetElement element) {
    String name = element.parameter("config").filter(text -> !isFilledIn(text)).orElse(NAME);
    String bare = name.startsWith(FILE) ? name.substring(FILE.length()) : name;
    return conf.resolve(name.startsWith(CONF) ? name.substring(CONF.length()) : bare);
  }

  /** What James fills in from its environment is not known here, and left to the file. */
  private static Map<String, String> overrides(MailetElement element) {
    Map<String, String> overrides = new TreeMap<>(element.parameters());
    overrides.keySet().removeAll(OTHERS);
    overrides.values().removeIf(MailetFile::isFilledIn);
    return overrides;
  }

  private static boolean isFilledIn(String value) {
    return value.contains("${");
  }
}
