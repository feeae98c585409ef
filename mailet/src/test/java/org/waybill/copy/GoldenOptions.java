package org.waybill.copy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.waybill.disclosure.Disclosure;
import org.waybill.disclosure.Templates;
import org.waybill.plan.HeaderFacts;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.MailFacts;
import org.waybill.plan.Places;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Planner;
import org.waybill.plan.Policy;
import org.waybill.plan.PolicyOptions;
import org.waybill.plan.Switches;
import org.waybill.plan.Switching;
import org.waybill.sensitive.LinkPolicy;
import org.waybill.sensitive.Rules;

/**
 * What a golden message's {@code options.properties} may say besides the message: {@code sender}
 * (empty for the null sender) and {@code recipient} bring in the envelope and with it the policy of
 * a server that hosts {@code sender.example}; {@code disclosure} is the language that recipients
 * are told in where the message names none; the other keys are those of {@code waybill.properties}.
 *
 * @param values by key, only those that are given
 */
record GoldenOptions(Map<String, String> values) {

  private static final Set<String> KEYS =
      Set.of(
          "sender",
          "recipient",
          "signingFollows",
          "textLinks",
          "schemeRelativeLinks",
          "pixels",
          "pixelInShortHtml",
          "sensitiveLinks",
          "labelGuard",
          "excludedHosts",
          "maxTrackedUrl",
          "disclosure");

  GoldenOptions {
    values = Map.copyOf(values);
    if (!KEYS.containsAll(values.keySet())) {
      throw new IllegalArgumentException("options " + values + " given; allowed are " + KEYS);
    }
  }

  /** Reads a file; all defaults where there is none. */
  static GoldenOptions read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.exists(file) ? Files.newBufferedReader(file) : Reader.nullReader()) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return new GoldenOptions(values);
  }

  /** A planner as these options ask for. */
  Planner planner() {
    int longest = Integer.parseInt(values.getOrDefault("maxTrackedUrl", "1650"));
    PlanOptions options =
        PlanOptions.of(FixedKeys.URL)
            .withMaxUrlLength(longest)
            .withPlaces(places())
            .withLinks(links())
            .withDisclosure(disclosure());
    return FixedKeys.planner(options, signingFollows());
  }

  private Places places() {
    return new Places(
        is("textLinks", "true"),
        is("schemeRelativeLinks", "true"),
        is("pixels", "top-and-bottom"),
        !is("pixelInShortHtml", "false"));
  }

  private Optional<Disclosure> disclosure() {
    return Optional.ofNullable(values.get("disclosure")).map(Templates.SHIPPED::disclosure);
  }

  private LinkPolicy links() {
    return new LinkPolicy(
        Rules.SHIPPED,
        !is("sensitiveLinks", "track"),
        !is("labelGuard", "false"),
        Set.of(values.getOrDefault("excludedHosts", "none.example").split(", *", -1)));
  }

  /** Why the policy leaves the message; nobody asks it where no envelope is given. */
  Optional<LeaveReason> judge(byte[] message) {
    return values.containsKey("sender")
        ? policy()
            .judge(facts(message))
            .or(() -> domain("recipient").flatMap(policy()::judgeRecipient))
        : Optional.empty();
  }

  /** What is tracked of the message; all where no envelope is given. */
  Switches switches(byte[] message) {
    return domain("recipient")
        .map(recipient -> policy().switches(facts(message), recipient))
        .orElse(Switches.BOTH);
  }

  private Policy policy() {
    Predicate<String> local = Set.of("sender.example")::contains;
    return new Policy(new PolicyOptions(local, local, signingFollows(), Switching.ALL, false));
  }

  private boolean signingFollows() {
    return is("signingFollows", "true");
  }

  private MailFacts facts(byte[] message) {
    return new MailFacts(domain("sender"), HeaderFacts.of(message));
  }

  private Optional<String> domain(String key) {
    List<String> parts = List.of(values.getOrDefault(key, "").split("@", -1));
    return parts.size() == 2 ? Optional.of(parts.get(1)) : Optional.empty();
  }

  private boolean is(String key, String value) {
    return value.equals(values.get(key));
  }
}
