package org.waybill.collector.doctor;

import org.waybill.collector.doctor.Mailetcontainer.Place;

/** A promise that mail is signed anew must be kept. */
final class SigningFollows implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.SPAM;
  }

  @Override
  public String name() {
    return "signingFollows";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(
            mailet ->
                mailet.signingFollows()
                    ? it.container().judge(SigningFollows::look)
                    : Outcome.healthy());
  }

  private static Outcome look(Mailetcontainer container) {
    return container
        .firstWrong(Mailetcontainer.ADD_TRACKING, place -> place.isBefore(Mailetcontainer.SIGN))
        .map(SigningFollows::unsigned)
        .orElseGet(Outcome::healthy);
  }

  /** Who takes all mail may sign it, and only its admin knows. */
  private static Outcome unsigned(Place place) {
    return place.behind().stream()
        .flatMap(mailet -> mailet.parameter("gateway").stream())
        .findFirst()
        .<Outcome>map(
            gateway ->
                new Outcome.Unknown(
                    "signingFollows=true without DKIMSign behind AddTracking: right only if the"
                        + " gateway "
                        + gateway
                        + " signs all mail"))
        .orElseGet(
            () ->
                new Outcome.Finding(
                    "signingFollows=true, and no DKIMSign behind AddTracking in processor \"%s\""
                        .formatted(place.processor()),
                    "true only where mail is signed after AddTracking: its signature is broken"
                        + " otherwise",
                    "set signingFollows=false in waybill.properties, or put DKIMSign behind"
                        + " AddTracking and restart James"));
  }
}
