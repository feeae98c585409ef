package org.waybill.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

/**
 * Brings what was moved at this James's kill switch to the collector: a scope that was added goes
 * off there, one that is gone goes on. What lies in between and is undone again is not told. An
 * errand that fails is no reason not to ship: it is brought again after the next probe. Errands are
 * brought by one thread; whether there are any, any may ask.
 */
final class SwitchErrands {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchErrands.class);

  private final String node;
  private final Intake intake;
  private final SwitchedHere here;
  private final ToldSwitches told;
  private final Troubles troubles;
  private Set<String> seen;

  SwitchErrands(
      String node, Intake intake, SwitchedHere here, ToldSwitches told, Troubles troubles) {
    this.node = node;
    this.intake = intake;
    this.here = here;
    this.told = told;
    this.troubles = troubles;
    this.seen = told.scopes();
  }

  /** Whether the collector has still to be told of something. */
  boolean arePending() {
    return !here.reasons().keySet().equals(told.scopes());
  }

  /** Whether the switch was moved since this was asked last: then the next probe is due. */
  boolean areNew() {
    Set<String> now = new TreeSet<>(here.reasons().keySet());
    boolean moved = !now.equals(seen);
    seen = now;
    return moved && arePending();
  }

  /**
   * Brings what is pending.
   *
   * @param ticket from the collector's newest answer; empty where it takes no errands
   * @param heard hears every answer
   */
  void bring(Optional<String> ticket, Consumer<IntakeAnswer> heard) throws InterruptedException {
    keepWhatWasTold();
    Map<String, String> reasons = new TreeMap<>(here.reasons());
    if (reasons.keySet().equals(told.scopes())) {
      return;
    }
    if (ticket.isEmpty()) {
      troubles.warn(
          Troubles.Kind.SWITCH,
          "this collector is of an earlier version and does not hear the kill switch: use waybill"
              + " recording there too, or upgrade it");
      return;
    }
    String next = ticket.get();
    for (SwitchErrand errand : pending(next, reasons)) {
      Optional<IntakeAnswer> answer = put(with(next, errand));
      answer.ifPresent(heard);
      next = answer.flatMap(told -> told.further().ticket()).orElse(next);
    }
  }

  /** Off comes first. */
  private List<SwitchErrand> pending(String ticket, Map<String, String> reasons) {
    List<SwitchErrand> errands = new ArrayList<>();
    reasons.forEach(
        (scope, why) -> {
          if (!told.scopes().contains(scope)) {
            errands.add(new SwitchErrand(ticket, RecordingState.OFF, scope, why));
          }
        });
    for (String scope : told.scopes()) {
      if (!reasons.containsKey(scope)) {
        errands.add(new SwitchErrand(ticket, RecordingState.ON, scope, ""));
      }
    }
    return errands;
  }

  private static SwitchErrand with(String ticket, SwitchErrand errand) {
    return new SwitchErrand(ticket, errand.to(), errand.scope(), errand.why());
  }

  /** Empty where it was not confirmed. */
  private Optional<IntakeAnswer> put(SwitchErrand errand) throws InterruptedException {
    IntakeAnswer answer;
    try {
      answer = intake.put(node, errand);
    } catch (IOException | RuntimeException e) {
      troubles.warn(
          Troubles.Kind.SWITCH,
          "the kill switch was moved for %s and the collector has not confirmed it yet (%s)"
              .formatted(errand.scope(), e.getMessage()));
      return Optional.empty();
    }
    LOG.warn(
        "the collector has heard that the kill switch is {} for {}",
        errand.to().word(),
        errand.isOfAll() ? "all mail" : errand.scope());
    try {
      told.confirmed(errand.scope(), errand.to() == RecordingState.OFF);
    } catch (IOException e) {
      notKept(e);
    }
    return Optional.of(answer);
  }

  private void keepWhatWasTold() {
    try {
      told.keep();
    } catch (IOException e) {
      notKept(e);
    }
  }

  private void notKept(IOException e) {
    troubles.warn(
        Troubles.Kind.FOLDER, "what the collector was told cannot be kept: " + e.getMessage());
  }
}
