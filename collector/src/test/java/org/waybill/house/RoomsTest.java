package org.waybill.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom, in both halves. A rule about a room that is not built yet holds for nothing
 * and starts to bite with the room's first class.
 */
class RoomsTest {
  private static final JavaClasses WAYBILL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.waybill");

  /** Where the outside world starts us: the clock comes in here and is handed on from here. */
  private static final List<String> EDGES =
      List.of(
          "org.waybill.mailet.AddTracking",
          "org.waybill.mailet.CopyFates",
          "org.waybill.mailet.StripTracking",
          "org.waybill.collector.command");

  private static final DescribedPredicate<JavaClass> JAMES =
      resideInAnyPackage("org.apache.james..", "org.apache.mailet..")
          .and(resideOutsideOfPackage("org.apache.james.mime4j.."));

  private static final DescribedPredicate<JavaClass> MAILET_ARTIFACT =
      resideInAPackage("org.waybill..").and(resideOutsideOfPackage("org.waybill.collector.."));

  @Test
  void wireShouldKnowOnlyTheJdkAndTink() {
    check(
        classes()
            .that()
            .resideInAPackage("org.waybill.wire..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.waybill.wire..",
                "java..",
                "javax.crypto..",
                "org.jspecify..",
                "com.google.crypto.tink.."));
  }

  @Test
  void wireShouldDoNoInputOrOutput() {
    forbid("org.waybill.wire..", resideInAnyPackage("java.nio.file..", "java.net.http.."));
  }

  @Test
  void htmlAndMessageShouldKnowNoJames() {
    forbid("org.waybill.html..", JAMES);
    forbid("org.waybill.message..", JAMES);
  }

  @Test
  void onlyMailetShouldKnowJames() {
    reserve("org.waybill.mailet..", JAMES);
  }

  @Test
  void onlyMailetShouldKnowSpark() {
    reserve("org.waybill.mailet..", resideInAPackage("spark.."));
  }

  @Test
  void onlyMailetAndReportMailShouldKnowJakartaMail() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.waybill.mailet..", "org.waybill.collector.mail..")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.mail..")));
  }

  @Test
  void onlyHtmlAndTheClickMapShouldKnowJsoup() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.waybill.html..", "org.waybill.collector.clickmap..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.jsoup..")));
    DescribedPredicate<JavaClass> engine =
        MAILET_ARTIFACT.and(DescribedPredicate.not(resideInAPackage("org.waybill.html..")));
    forbid("org.waybill.collector.clickmap..", engine);
  }

  @Test
  void onlyTextShouldKnowAutolink() {
    reserve("org.waybill.text..", resideInAPackage("org.nibor.autolink.."));
  }

  @Test
  void onlyIdnaShouldKnowIcu() {
    reserve("org.waybill.idna..", resideInAPackage("com.ibm.icu.."));
  }

  @Test
  void onlySensitiveShouldKnowGuava() {
    reserve("org.waybill.sensitive..", resideInAPackage("com.google.common.."));
  }

  @Test
  void onlyNetworksShouldKnowIpaddress() {
    reserve("org.waybill.collector.networks..", resideInAPackage("inet.ipaddr.."));
  }

  @Test
  void onlyDeviceShouldKnowLibrariesThatNameDevicesAndPlaces() {
    reserve("org.waybill.collector.device..", resideInAnyPackage("ua_parser..", "com.maxmind.."));
  }

  @Test
  void onlyStoreShouldKnowSql() {
    reserve(
        "org.waybill.collector.store..",
        resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "com.zaxxer.hikari..",
            "org.flywaydb..",
            "org.apache.derby..",
            "org.postgresql.."));
  }

  @Test
  void collectorRoomsShouldSeeOnlyWireAndJournalOfTheMailet() {
    DescribedPredicate<JavaClass> engine =
        MAILET_ARTIFACT.and(
            DescribedPredicate.not(
                resideInAnyPackage("org.waybill.wire..", "org.waybill.journal..")));
    for (String room :
        List.of(
            "hit",
            "networks",
            "classify",
            "device",
            "listen",
            "http",
            "correlate",
            "store",
            "access",
            "gate",
            "report")) {
      forbid("org.waybill.collector." + room + "..", engine);
    }
  }

  /** Whoever holds a store could show a recipient that nobody asked about, or log nothing. */
  @Test
  void reportShouldReadOnlyWhatAccessHandsOut() {
    DescribedPredicate<JavaClass> stores =
        DescribedPredicate.describe(
            "a store", type -> type.getFullName().equals("org.waybill.collector.store.Store"));
    forbid("org.waybill.collector.report..", stores);
    forbid("org.waybill.collector.gate..", stores);
  }

  @Test
  void mailetShouldNotKnowTheCollector() {
    check(
        noClasses()
            .that(MAILET_ARTIFACT)
            .should()
            .dependOnClassesThat(resideInAPackage("org.waybill.collector..")));
  }

  @Test
  void packagesShouldHaveNoCycles() {
    check(slices().matching("org.waybill.(**)").should().beFreeOfCycles());
  }

  @Test
  void clockShouldBeReadOnlyAtTheEdges() {
    check(noClasses().that(Clocks.notAt(EDGES)).should().accessTargetWhere(Clocks.read()));
  }

  /** Classes of the room must not know those. */
  private static void forbid(String room, DescribedPredicate<JavaClass> those) {
    check(noClasses().that().resideInAPackage(room).should().dependOnClassesThat(those));
  }

  /** Only classes of the room may know those. */
  private static void reserve(String room, DescribedPredicate<JavaClass> those) {
    check(noClasses().that().resideOutsideOfPackage(room).should().dependOnClassesThat(those));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(WAYBILL);
  }
}
