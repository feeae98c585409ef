package org.waybill.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waybill.disclosure.Disclosure;
import org.waybill.disclosure.Templates;

/**
 * What recipients are told, an admin's own texts included.
 *
 * @param disclosure empty where they are not told, or where there are problems
 * @param problems a sentence each
 */
record DisclosureTexts(Optional<Disclosure> disclosure, List<String> problems) {

  /** Bytes; templates have 2,000 characters at most. */
  private static final long LARGEST = 16_384;

  private static final String KEY = Parameters.DISCLOSURE_TEXTS.key();

  /**
   * Reads the folder, if one is named; it is looked at also where nobody is told yet.
   *
   * @param language of messages that name none there is
   */
  static DisclosureTexts read(boolean told, String language, Optional<Path> folder) {
    List<String> problems = new ArrayList<>();
    Map<String, String> own = folder.map(path -> files(path, problems)).orElse(Map.of());
    Templates templates = Templates.SHIPPED.with(own);
    templates.problems().forEach(problem -> problems.add(KEY + ": " + problem));
    if (!templates.languages().contains(language)) {
      problems.add(
          "%s is '%s'; there are texts in %s, and in others where %s has files for them"
              .formatted(
                  Parameters.DISCLOSURE_LANGUAGE.key(),
                  language,
                  String.join(", ", templates.languages()),
                  KEY));
    }
    return new DisclosureTexts(
        told && problems.isEmpty() ? Optional.of(templates.disclosure(language)) : Optional.empty(),
        problems);
  }

  private static Map<String, String> files(Path folder, List<String> problems) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".")) {
          text(file, problems).ifPresent(text -> texts.put(name, text));
        }
      }
    } catch (IOException e) {
      problems.add(KEY + " " + folder + " cannot be read (" + e + "); name a folder of texts");
    }
    return texts;
  }

  private static Optional<String> text(Path file, List<String> problems) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        return Optional.of(Files.readString(file));
      }
      problems.add(KEY + " " + file + " is no file of up to " + LARGEST + " bytes; take it away");
    } catch (CharacterCodingException e) {
      problems.add(KEY + " " + file + " is not in UTF-8; save it so");
    } catch (IOException e) {
      problems.add(KEY + " " + file + " cannot be read (" + e + "); check it");
    }
    return Optional.empty();
  }
}
