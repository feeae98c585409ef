package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.MailetConfig;
import org.waybill.settings.Settings;
import org.waybill.settings.SettingsException;

/** Reads one mailet element and the file it names. */
final class MailetSettings {

  private static final String CONFIG = "config";
  private static final String FILE = "waybill.properties";

  /** James's own, allowed in every mailet element. */
  private static final Set<String> JAMES = Set.of("onMailetException", "onMatchException");

  private MailetSettings() {}

  /**
   * Reads settings.
   *
   * @param mailet its name for people
   * @param problems what the mailet itself found wrong in its element; mostly nothing
   * @throws MessagingException with every problem there is, those included
   */
  static Settings read(String mailet, MailetConfig element, FileSystem files, List<String> problems)
      throws MessagingException {
    try {
      Settings settings = read(element, files);
      if (problems.isEmpty()) {
        return settings;
      }
    } catch (SettingsException | FileNotFoundException e) {
      List<String> all = Stream.concat(Stream.of(text(e)), problems.stream()).toList();
      throw new MessagingException(refusal(mailet, all), e);
    }
    throw new MessagingException(refusal(mailet, problems));
  }

  private static String refusal(String mailet, List<String> problems) {
    return mailet + " cannot start. " + String.join("\n  ", problems);
  }

  private static String text(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
  }

  private static Settings read(MailetConfig element, FileSystem files)
      throws SettingsException, FileNotFoundException {
    Map<String, String> overrides = new TreeMap<>();
    Iterator<String> names = element.getInitParameterNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!JAMES.contains(name)) {
        overrides.put(name, Optional.ofNullable(element.getInitParameter(name)).orElse(""));
      }
    }
    String config = Optional.ofNullable(overrides.remove(CONFIG)).orElse(FILE).strip();
    return Settings.read(locate(config, files), overrides);
  }

  /** A relative path is one in James's conf folder, wherever James was told that is. */
  private static Path locate(String config, FileSystem files) throws FileNotFoundException {
    if (Path.of(config).isAbsolute()) {
      return Path.of(config);
    }
    String url =
        config.startsWith(FileSystem.FILE_PROTOCOL)
            ? config
            : FileSystem.FILE_PROTOCOL_AND_CONF + config;
    try {
      return files.getFile(url).toPath();
    } catch (FileNotFoundException e) {
      FileNotFoundException said =
          new FileNotFoundException(
              "config is '"
                  + config
                  + "', which James cannot find; it takes a path in James's conf folder or an"
                  + " absolute one");
      said.initCause(e);
      throw said;
    }
  }
}
