package org.waybill.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waybill.sensitive.Rules;
import org.waybill.sensitive.RulesException;

/**
 * The rules for sensitive links, an admin's own file included.
 *
 * @param rules those shipped where there is no file, or where it has problems
 * @param problems a sentence each
 */
record LinkRules(Rules rules, List<String> problems) {

  /** Bytes; the rules shipped have 25,000. */
  private static final long LARGEST = 1 << 20;

  private static final String KEY = Parameters.LINK_RULES.key();

  /** Reads the file, if one is named. */
  static LinkRules read(Optional<Path> file) {
    return file.map(LinkRules::read).orElseGet(() -> new LinkRules(Rules.SHIPPED, List.of()));
  }

  private static LinkRules read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return wrong(file + " is over " + LARGEST + " bytes; name a file of rules");
      }
      return new LinkRules(Rules.SHIPPED.with(Files.readString(file)), List.of());
    } catch (RulesException e) {
      return new LinkRules(
          Rules.SHIPPED,
          e.problems().stream().map(problem -> KEY + " " + file + ", " + problem).toList());
    } catch (NoSuchFileException e) {
      return wrong(file + " does not exist; make it, or leave the key empty");
    } catch (CharacterCodingException e) {
      return wrong(file + " is not in UTF-8; save it so");
    } catch (IOException e) {
      return wrong(file + " cannot be read (" + e + "); check it");
    }
  }

  private static LinkRules wrong(String what) {
    return new LinkRules(Rules.SHIPPED, List.of(KEY + " " + what));
  }
}
