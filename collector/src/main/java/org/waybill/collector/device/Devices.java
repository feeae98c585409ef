package org.waybill.collector.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import ua_parser.Parser;

/**
 * Names devices from user agents and countries from addresses, when a hit is judged: nothing of it
 * is on the way of its answer. Thread-safe; remembers the latest user agents, which are few.
 */
public final class Devices implements Recognizer {
  private static final int REMEMBERED = 10_000;

  /** What the parser says where it does not know. */
  private static final String OTHER = "Other";

  private record Program(Optional<String> client, Optional<String> system) {}

  private final Parser parser = new Parser();
  private final Cache<String, Program> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final Countries countries;

  private Devices(Countries countries) {
    this.countries = countries;
  }

  /** With these countries; reads the list of programs, which takes a moment. */
  public static Devices with(Countries countries) {
    return new Devices(countries);
  }

  @Override
  public Device of(Judgement judgement, String userAgent, String address) {
    if (judgement.verdict() != Verdict.PERSON || userAgent.isEmpty()) {
      return new Device.Untold();
    }
    if (judgement.reasons().has(Reason.PROXY)) {
      return new Device.Proxy();
    }
    Program program = known.get(userAgent, this::parse);
    return new Device.Own(program.client(), program.system(), countries.of(address));
  }

  private Program parse(String userAgent) {
    return new Program(
        name(parser.parseUserAgent(userAgent).family), name(parser.parseOS(userAgent).family));
  }

  private static Optional<String> name(String family) {
    return Optional.of(family).filter(name -> !name.equals(OTHER));
  }
}
