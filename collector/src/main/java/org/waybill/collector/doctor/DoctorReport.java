package org.waybill.collector.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waybill.collector.doctor.Outcome.Finding;
import org.waybill.collector.doctor.Outcome.Unknown;

/** What an examination came to, for people. Immutable. */
public record DoctorReport(List<Diagnosis> diagnoses) {

  private static final int MOST_NAMES = 8;

  /** Copies the list. */
  public DoctorReport {
    diagnoses = List.copyOf(diagnoses);
  }

  /** Whether nobody has to do anything. */
  public boolean isHealthy() {
    return findings() == 0;
  }

  /** Trouble by trouble, what was found and what to do; then what could not be checked. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Trouble trouble : Trouble.values()) {
      List<Diagnosis> all =
          diagnoses.stream().filter(diagnosis -> diagnosis.trouble() == trouble).toList();
      List<Diagnosis> found =
          all.stream().filter(diagnosis -> diagnosis.outcome() instanceof Finding).toList();
      lines.add(trouble.title() + ": " + verdict(all, found));
      found.forEach(diagnosis -> add(lines, diagnosis.name(), (Finding) diagnosis.outcome()));
    }
    unknown(lines);
    lines.add("%d checks, findings: %d".formatted(diagnoses.size(), findings()));
    return lines;
  }

  private static String verdict(List<Diagnosis> all, List<Diagnosis> found) {
    long unknown = all.stream().filter(diagnosis -> diagnosis.outcome() instanceof Unknown).count();
    return (found.isEmpty() ? "nothing found" : found.size() + " found")
        + " by "
        + (all.size() - unknown)
        + " of "
        + all.size()
        + " checks";
  }

  private static void add(List<String> lines, String name, Finding finding) {
    lines.add("  " + name);
    lines.add("    found:   " + indented(finding.found()));
    lines.add("    allowed: " + indented(finding.allowed()));
    lines.add("    next:    " + indented(finding.next()));
  }

  private static String indented(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", "\n             ");
  }

  /** What is missing is said once, with all that would need it. */
  private void unknown(List<String> lines) {
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    diagnoses.stream()
        .filter(diagnosis -> diagnosis.outcome() instanceof Unknown)
        .forEach(
            diagnosis ->
                missing
                    .computeIfAbsent(why(diagnosis), unused -> new LinkedHashSet<>())
                    .add(diagnosis.name()));
    if (!missing.isEmpty()) {
      lines.add("Could not be checked:");
    }
    missing.forEach((why, names) -> lines.add("  " + named(names) + ": " + why));
  }

  /** Whoever named no James needs no list of all that is James's. */
  private static String named(Set<String> names) {
    return names.size() > MOST_NAMES ? names.size() + " checks" : String.join(", ", names);
  }

  private static String why(Diagnosis diagnosis) {
    return ((Unknown) diagnosis.outcome()).why().lines().findFirst().orElse("");
  }

  private long findings() {
    return diagnoses.stream().filter(diagnosis -> diagnosis.outcome() instanceof Finding).count();
  }
}
