package org.waybill.collector.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Migrations whose names say that they only add keep to it: collectors of an earlier version write
 * and read meanwhile and afterwards.
 */
class AddingMigrationsTest {

  private static final String POSTGRES = "/org/waybill/collector/store/postgres/migration";

  private static final Pattern NEW_TABLE =
      Pattern.compile("CREATE TABLE (\\w+) \\((?!.*\\bREFERENCES\\b).*\\)", Pattern.DOTALL);

  /** Not a unique one: it would refuse rows of a collector that does not know it. */
  private static final Pattern NEW_INDEX =
      Pattern.compile("CREATE INDEX \\w+ ON (\\w+) .*", Pattern.DOTALL);

  /** May be left out by who does not know it, and its value takes no rewriting of the table. */
  private static final Pattern NEW_COLUMN =
      Pattern.compile(
          "ALTER TABLE (\\w+) ADD COLUMN \\w+ \\w+(?:\\(\\d+\\))?(?: COLLATE \"C\")?"
              + "(?:(?: NOT NULL)? DEFAULT (?:-?\\d+|'[^']*'))?");

  @ParameterizedTest
  @ValueSource(
      strings = {
        POSTGRES,
        "/org/waybill/collector/store/derby/migration",
        "/later-version" + POSTGRES
      })
  void migrationsThatSaySoShouldOnlyAdd(String folder) throws Exception {
    for (Path file : files(folder)) {
      boolean says = file.getFileName().toString().contains("__adds_");
      assertThat(!says || onlyAdds(Files.readString(file))).as(file.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE events ADD COLUMN hints TEXT NOT NULL;",
        "ALTER TABLE events ADD COLUMN seen_at BIGINT DEFAULT random();",
        "ALTER TABLE events ADD COLUMN hits_again BIGINT CHECK (hits_again > 0);",
        "ALTER TABLE events DROP COLUMN hits;",
        "ALTER TABLE events RENAME COLUMN hits TO requests;",
        "CREATE UNIQUE INDEX events_once ON events (copy_key);",
        "UPDATE events SET hits = 2;",
        "CREATE TABLE notes (message_key BYTEA REFERENCES messages (message_key));",
        "CREATE TABLE notes AS SELECT * FROM events;",
        "DROP INDEX events_by_number;",
        "ALTER TABLE events ADD COLUMN a INT; ALTER TABLE copies ADD COLUMN a INT;"
      })
  void whatEarlierVersionsWouldMindShouldBeFound(String sql) {
    assertThat(onlyAdds(sql)).isFalse();
  }

  @Test
  void newTablesShouldCountAsAdded() {
    assertThat(
            onlyAdds(
                """
                -- A comment; it has a semicolon.
                CREATE TABLE notes (note_at BIGINT NOT NULL, note TEXT);
                CREATE INDEX notes_by_time ON notes (note_at);
                ALTER TABLE events ADD COLUMN note VARCHAR(20) NOT NULL DEFAULT '';
                """))
        .isTrue();
  }

  private static List<Path> files(String folder) throws Exception {
    Path found =
        Path.of(Objects.requireNonNull(AddingMigrationsTest.class.getResource(folder)).toURI());
    try (Stream<Path> files = Files.list(found)) {
      return files.toList();
    }
  }

  /**
   * Of tables that are there it changes one at most: whoever locks a second one can be in a
   * deadlock with who reads both.
   */
  private static boolean onlyAdds(String sql) {
    Set<String> added = new HashSet<>();
    Set<String> changed = new HashSet<>();
    for (String statement : statements(sql)) {
      if (!names(statement, NEW_TABLE, added)
          && !names(statement, NEW_INDEX, changed)
          && !names(statement, NEW_COLUMN, changed)) {
        return false;
      }
    }
    changed.removeAll(added);
    return changed.size() <= 1;
  }

  /** Whether a statement is such a one, whose table is noted then. */
  private static boolean names(String statement, Pattern pattern, Set<String> tables) {
    Matcher matcher = pattern.matcher(statement);
    boolean isOne = matcher.matches();
    if (isOne) {
      tables.add(matcher.group(1));
    }
    return isOne;
  }

  private static List<String> statements(String sql) {
    return Arrays.stream(sql.replaceAll("--[^\n]*", "").split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
