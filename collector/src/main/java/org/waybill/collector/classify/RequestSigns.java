package org.waybill.collector.classify;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.hit.HitHeader;
import org.waybill.collector.networks.NetworkKind;
import org.waybill.collector.networks.Networks;

/** What a request says of whoever made it, whatever came before or after. Immutable. */
record RequestSigns(Rules rules, Networks networks) {
  private static final Pattern AHEAD = Pattern.compile("prefetch|preview|prerender|instant");

  private static final List<HitHeader> PURPOSES =
      List.of(HitHeader.SEC_PURPOSE, HitHeader.PURPOSE, HitHeader.X_PURPOSE, HitHeader.X_MOZ);

  Judgement of(Sighting hit) {
    return method(hit).and(agent(hit)).and(purpose(hit)).and(network(hit));
  }

  private static Judgement method(Sighting hit) {
    return hit.type() == EventType.HEAD || hit.type() == EventType.OTHER
        ? Judgement.of(Verdict.MACHINE, Reason.METHOD)
        : Judgement.PERSON;
  }

  private Judgement agent(Sighting hit) {
    return switch (rules.agents().kind(hit.userAgent())) {
      case ABSENT -> Judgement.of(Verdict.MACHINE, Reason.NO_AGENT);
      case GMAIL_PREFETCH -> Judgement.of(Verdict.MACHINE, Reason.GMAIL_PREFETCH);
      case PROXY -> proxy(hit);
      case PREVIEW -> Judgement.of(Verdict.SHARED, Reason.PREVIEW_BOT);
      case PREFETCH -> Judgement.of(Verdict.MACHINE, Reason.PREFETCH_HEADER);
      case APPLE_PREFETCH ->
          Judgement.of(Verdict.MACHINE, hit.isPixel() ? Reason.APPLE : Reason.CLIENT);
      case APPLE_VIEW -> appleView(hit);
      case CLIENT -> Judgement.of(Verdict.MACHINE, Reason.CLIENT);
      case UNKNOWN -> Judgement.of(Verdict.UNCERTAIN, Reason.CLIENT);
      case BROWSER -> browser(hit);
      case MAIL -> Judgement.PERSON;
    };
  }

  /** They load pictures for a reader; a link they would not follow. */
  private static Judgement proxy(Sighting hit) {
    return hit.isPixel()
        ? Judgement.of(Verdict.PERSON, Reason.PROXY)
        : Judgement.of(Verdict.MACHINE, Reason.CLIENT);
  }

  private static Judgement appleView(Sighting hit) {
    String accept = hit.header(HitHeader.ACCEPT);
    return hit.isPixel() && (accept.isEmpty() || accept.strip().equals("*/*"))
        ? Judgement.of(Verdict.MACHINE, Reason.APPLE)
        : Judgement.PERSON;
  }

  /** Whoever follows a link with an old browser, and it names no languages, is no reader. */
  private Judgement browser(Sighting hit) {
    if (!rules.ages().isOld(hit.userAgent(), hit.at())) {
      return Judgement.PERSON;
    }
    boolean mute = hit.type() == EventType.CLICK && !hit.namesLanguage();
    return Judgement.of(mute ? Verdict.MACHINE : Verdict.UNCERTAIN, Reason.OLD_BROWSER);
  }

  private static Judgement purpose(Sighting hit) {
    boolean ahead =
        PURPOSES.stream()
            .map(hit::header)
            .anyMatch(value -> AHEAD.matcher(value.toLowerCase(Locale.ROOT)).find());
    return ahead ? Judgement.of(Verdict.MACHINE, Reason.PREFETCH_HEADER) : Judgement.PERSON;
  }

  private Judgement network(Sighting hit) {
    Set<NetworkKind> kinds = networks.of(hit.address());
    Judgement found = Judgement.PERSON;
    if (kinds.contains(NetworkKind.INTERNAL)) {
      found = found.and(Judgement.of(Verdict.INTERNAL, Reason.INTERNAL));
    }
    if (kinds.contains(NetworkKind.SCANNER)) {
      found = found.and(Judgement.of(Verdict.MACHINE, Reason.SCANNER));
    }
    if (kinds.contains(NetworkKind.MICROSOFT)) {
      found =
          found.and(
              hit.isPixel()
                  ? Judgement.of(Verdict.UNCERTAIN, Reason.MS_PIXEL)
                  : Judgement.of(Verdict.MACHINE, Reason.MS_CLICK));
    }
    if (kinds.contains(NetworkKind.APPLE) && hit.isPixel()) {
      found = found.and(Judgement.of(Verdict.MACHINE, Reason.APPLE));
    }
    return found;
  }
}
