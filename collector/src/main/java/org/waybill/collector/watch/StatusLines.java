package org.waybill.collector.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.collector.spike.Spike;
import org.waybill.collector.store.Keeping;
import org.waybill.wire.KeyLife;

/** The facts as an admin reads them, a line each: {@code name value}. */
public final class StatusLines {

  /** By then every collector knows what was decided at another one, where all is well. */
  private static final Duration SHARING_LATE = Duration.ofSeconds(5);

  private StatusLines() {}

  /** Writes them. */
  public static List<String> of(Facts facts) {
    List<String> lines = new ArrayList<>();
    add(lines, "state", facts.readiness().words());
    add(lines, "up", words(facts.uptime()));
    add(lines, "recording", recording(facts));
    if (facts.domains() == DomainSwitches.Condition.DAMAGED) {
      add(lines, "domains", "UNKNOWN which are off: nothing is recorded; the log says what to do");
    } else if (!facts.domainsOff().isEmpty()) {
      add(lines, "domains", "not recorded: " + String.join(", ", facts.domainsOff()));
    }
    add(lines, "withdrawn", withdrawn(facts));
    add(lines, "blocked", blocked(facts));
    facts
        .sharingFailing()
        .filter(failing -> failing.compareTo(SHARING_LATE) > 0)
        .ifPresent(failing -> add(lines, "others", others(failing)));
    for (Spike spike : facts.spikes().orElse(List.of())) {
      if (facts.alerts().isToTell(spike.at())) {
        add(lines, "spike", spike(spike));
      }
    }
    add(
        lines,
        "journal",
        bytes(facts.journalBytes()) + ", waiting for the disk " + bytes(facts.queuedBytes()));
    if (facts.damagedBytes() > 0) {
      add(lines, "damaged", bytes(facts.damagedBytes()) + " of the journal; the log says where");
    }
    add(lines, "store lag", bytes(facts.lagBytes()) + ", " + words(facts.lag()));
    facts.diskUse().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(use -> add(lines, "disk " + use.getKey(), bytes(use.getValue())));
    add(lines, "disk free", bytes(facts.diskFree()));
    add(lines, "retention", facts.retentionDays() + " days after sealing");
    add(lines, "kept", kept(facts.keeping()));
    add(lines, "keys", keys(facts.keys()));
    return lines;
  }

  private static String recording(Facts facts) {
    String losses = losses(facts);
    return facts.recording().isOn() ? losses : facts.recording().words() + "; before: " + losses;
  }

  private static String withdrawn(Facts facts) {
    return switch (facts.withdrawals()) {
      case KEPT -> facts.withdrawn() + " persons";
      case UNKEPT ->
          facts.withdrawn() + " persons; NOT ALL ON DISK YET: a restart would forget some";
      case DAMAGED ->
          "UNKNOWN: nothing is recorded of anybody; the log says why, see: waybill withdrawals"
              + " --mend";
    };
  }

  private static String others(Duration failing) {
    return "NOT TOLD for %s what is switched, blocked or withdrawn; the log says why"
        .formatted(words(failing));
  }

  private static String spike(Spike spike) {
    return "%s led to %d new hosts, %s; perhaps the mailbox is hijacked"
        .formatted(spike.sender(), spike.hosts(), spike.at().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String blocked(Facts facts) {
    return switch (facts.blockList()) {
      case KEPT -> facts.blocked() + "; see: waybill blocks";
      case UNKEPT ->
          facts.blocked() + "; NOT ON DISK YET: a restart would bring back what was before";
      case DAMAGED -> "NOTHING of before: the list could not be read; the log says why";
    };
  }

  private static String losses(Facts facts) {
    return facts
        .lastLoss()
        .map(last -> (facts.isLosing() ? "NO: " : "yes; ") + lost(facts, last))
        .orElse("yes, no hit lost since the start");
  }

  private static String lost(Facts facts, Instant last) {
    return "%d hits since the start may be missing from the figures, the last at %s; the log says why"
        .formatted(facts.losses(), last.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String kept(Keeping keeping) {
    return "addresses %d, hits %d, messages %d, figures %d days"
        .formatted(keeping.addresses(), keeping.hits(), keeping.messages(), keeping.figures());
  }

  private static String keys(KeyLife life) {
    return life.ring().sealing().stream()
        .map(key -> key.id() + " " + life.stateOf(key).word() + " from " + key.activeFrom())
        .collect(Collectors.joining(", "));
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add("%-13s %s".formatted(name, value));
  }

  /** Whole seconds are enough for people. */
  private static String words(Duration time) {
    return time.compareTo(Duration.ofDays(2)) < 0
        ? time.toSeconds() + " s"
        : time.toDays() + " days";
  }

  private static String bytes(long count) {
    return count < 10_000_000
        ? String.format(Locale.ROOT, "%,d bytes", count)
        : String.format(Locale.ROOT, "%,d MB", count / 1_000_000);
  }
}
