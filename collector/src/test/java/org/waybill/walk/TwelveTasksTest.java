package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.collector.access.Role;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.journal.Position;
import org.waybill.proof.week.SampleWeek;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/**
 * What admins want to know, and how many clicks, Enters and pastes it takes them from the overview:
 * by mouse, by keyboard alone, and without script, where one more is allowed.
 */
class TwelveTasksTest {

  /** Delivered, and never fetched by anything. */
  private static final String SILENT = "silent.week@example.org";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Office office;
  private static final Map<Way, Guest> GUESTS = new EnumMap<>(Way.class);

  @BeforeAll
  static void open() throws Exception {
    List<Batch> week = new ArrayList<>(SampleWeek.of(7, 2_500, Office.NOW, Office::person));
    week.add(silence(week.getLast().to()));
    office = Office.open(folder, week);
    for (Way way : Way.values()) {
      Guest guest = Guest.of(office, way);
      GUESTS.put(way, guest);
      guest.use(Screen.DESK);
      guest.signIn(Role.ADMIN);
    }
  }

  @AfterAll
  static void close() {
    GUESTS.values().forEach(Guest::close);
    office.close();
  }

  private static Guest at(Way way, String path) {
    Guest guest = GUESTS.get(way);
    guest.visit(path);
    guest.begin();
    return guest;
  }

  private static void within(Guest guest, Way way, int most) {
    assertThat(guest.steps()).isLessThanOrEqualTo(way == Way.WITHOUT_SCRIPT ? most + 1 : most);
    assertThat(guest.complaints()).isEmpty();
    assertThat(guest.strangers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void recordingShouldBeSeenAtOnce(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    assertThat(guest.text("header")).contains("Recording");
    within(guest, way, 0);
  }

  @ParameterizedTest
  @EnumSource
  void messageShouldBeFoundByItsPastedMessageId(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    guest.paste("q", "<" + maintenance().get("messageId").asText() + ">");
    guest.enter();
    assertThat(guest.text("h1")).contains("Maintenance window");
    assertThat(guest.text("main")).contains("Opened", "Clicked", "@gmail.com");
    within(guest, way, 2);
  }

  @ParameterizedTest
  @EnumSource
  void copyShouldSayWhyItCountsAsUnopened(Way way) throws Exception {
    Guest guest = at(way, "/messages/" + maintenance().get("id").asText() + "?state=machine");
    guest.followIn("th a[href*='copy=']");
    assertThat(guest.text(".verdict")).contains("machine");
    within(guest, way, 1);
  }

  @ParameterizedTest
  @EnumSource
  void bestLinkShouldBeNamedWithItsMachines(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    guest.follow("Links");
    assertThat(guest.text("thead").toLowerCase(Locale.ROOT)).contains("persons", "machine");
    assertThat(guest.text("tbody tr")).contains("Download invoice (PDF)", "34.8");
    within(guest, way, 1);
  }

  @ParameterizedTest
  @EnumSource
  void bouncedCopiesOfASenderShouldBeAFile(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    guest.type("q", "from:billing is:bounced after:2026-11-16");
    guest.enter();
    String file = guest.href("Copies as CSV");
    assertThat(guest.steps() + 1).isLessThanOrEqualTo(3);
    List<List<String>> records = CsvRecords.of(office.get(file));
    int state = records.get(1).indexOf("state");
    assertThat(records).hasSizeGreaterThan(2);
    assertThat(records.subList(2, records.size()))
        .allSatisfy(record -> assertThat(record.get(state)).isEqualTo("bounced"));
    within(guest, way, 2);
  }

  @ParameterizedTest
  @EnumSource
  void viewShouldBeSentToAColleague(Way way) throws Exception {
    Guest guest = at(way, "/overview?period=28d");
    String lasting = guest.copy("Copy link");
    assertThat(lasting).contains("from=", "to=", "tz=UTC");
    within(guest, way, 1);
  }

  @ParameterizedTest
  @EnumSource
  void betterVariantShouldBeNamed(Way way) throws Exception {
    Guest guest = at(way, "/messages/" + message("season").get("id").asText());
    assertThat(guest.text("main"))
        .contains("Variants of the campaign")
        .containsPattern("points (more|less) than|too close to call|Too few copies");
    within(guest, way, 0);
  }

  @ParameterizedTest
  @EnumSource
  void machinesOfADomainShouldBeToldByReason(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    guest.follow("outlook.com");
    assertThat(guest.text("h1")).contains("outlook.com");
    assertThat(guest.text("main")).contains("Machine hits", "Followed several links");
    within(guest, way, 2);
  }

  @ParameterizedTest
  @EnumSource
  void everythingAboutOnePersonShouldBeAFile(Way way) throws Exception {
    String person = maintenance().get("copies").get(0).get("recipient").asText();
    Guest guest = at(way, "/overview");
    guest.follow("Recipients");
    guest.type("who", person);
    guest.enter();
    assertThat(guest.text("main")).contains(person, "access log");
    List<List<String>> records = CsvRecords.of(office.get(guest.href("CSV")));
    assertThat(records).hasSizeGreaterThan(2);
    assertThat(guest.steps() + 1).isLessThanOrEqualTo(3);
    within(guest, way, 2);
  }

  @ParameterizedTest
  @EnumSource
  void weekShouldBeComparedAndTheOneBeforeToo(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    assertThat(guest.text("main")).contains("points vs");
    guest.follow("Earlier");
    assertThat(guest.text(".lead")).contains("10 to", "compared with");
    within(guest, way, 1);
  }

  @ParameterizedTest
  @EnumSource
  void readingHoursShouldBeSeenAtOnce(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    assertThat(guest.text("main")).contains("When people open", "Busiest: Tue, from 8");
    within(guest, way, 0);
  }

  @ParameterizedTest
  @EnumSource
  void messageShouldSayWhyNothingIsCounted(Way way) throws Exception {
    Guest guest = at(way, "/overview");
    guest.paste("q", SILENT);
    guest.enter();
    assertThat(guest.text("main")).contains("No hit yet");
    within(guest, way, 2);
  }

  private static JsonNode maintenance() throws Exception {
    return message("maintenance");
  }

  private static JsonNode message(String subject) throws Exception {
    return JSON.readTree(office.get("/api/v1/messages?subject=" + subject)).get("items").get(0);
  }

  private static Batch silence(Position at) {
    long sent = Office.NOW.minus(Duration.ofDays(2)).toEpochMilli();
    byte[] key = "a silent message".getBytes(StandardCharsets.US_ASCII);
    SentCopy copy =
        new SentCopy(TrackingId.of(key), new PersonCode(77), "quiet@textonly.example", 1, 1);
    LedgerRecord record =
        new LedgerRecord.Sent(
            RecordId.of(key),
            sent,
            MessageKey.of(key),
            Optional.of(new MessageId(SILENT)),
            "ops@example.org",
            "ops@example.org",
            "Nobody looks",
            Mode.IDENTIFIED,
            Labels.NONE,
            List.of(),
            List.of(copy));
    return new Batch(
        at,
        new Position(at.segment(), at.offset() + 100),
        List.of(new LedgerRow(at, new LedgerPosition("0ff0ff0ff0ff0ff0", 0, 100), record)));
  }
}
