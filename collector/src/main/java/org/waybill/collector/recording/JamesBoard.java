package org.waybill.collector.recording;

import java.io.IOException;
import java.util.Optional;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

/**
 * The switches as the kill switches of Jameses move them. What an admin of the collector has put
 * off stays off, and what several Jameses have, until the last of them has it on again. Every move
 * leaves a line in the access log. For one errand after the other.
 *
 * @param board the switch of everything, and
 * @param domains those of sender domains, in the same log
 */
public record JamesBoard(SwitchBoard board, DomainBoard domains) {

  /**
   * Does an errand. Blocks on the disk.
   *
   * @param node whose James it is
   * @throws IOException where it is not known to last: off holds all the same
   */
  public void obey(String node, SwitchErrand errand) throws IOException {
    boolean off = errand.to() == RecordingState.OFF;
    if (errand.isOfAll()) {
      if (off) {
        off(node, errand.why());
      } else {
        on(node);
      }
    } else if (off) {
      domainOff(node, domain(errand), errand.why());
    } else {
      domainOn(node, domain(errand));
    }
  }

  /** Which ones are off is for an admin to say where nobody knows; until then nothing is on. */
  private String domain(SwitchErrand errand) throws IOException {
    if (!domains.domains().areKnown()) {
      throw new IOException("nobody knows for which sender domains recording is off");
    }
    return DomainBoard.domain(errand.scope())
        .orElseThrow(() -> new IOException("'" + errand.scope() + "' is no domain"));
  }

  private void off(String node, String why) throws IOException {
    Recording now = board.now();
    if (now.isOn()) {
      board.turn(node, RecordingState.OFF, Jameses.of(node), why);
    } else if (!(now.hand() instanceof Hand.James(Jameses jameses))) {
      tell(node, "recording is off already, by " + now.by());
    } else if (!jameses.nodes().contains(node)) {
      if (!board.recording().handOver(now, new Hand.James(jameses.with(node)))) {
        off(node, why); // another collector's decision came just then
        return;
      }
      tell(node, "recording is off already, and now by this James too");
    }
    board.recording().look();
    if (!board.now().isKept()) {
      throw new IOException("that recording is off is not on disk yet");
    }
  }

  private void on(String node) throws IOException {
    Recording now = board.now();
    if (now.isOn()) {
      return;
    }
    if (!(now.hand() instanceof Hand.James(Jameses jameses))) {
      tell(node, "recording stays off, by " + now.by());
      return;
    }
    Optional<Jameses> left = jameses.without(node);
    if (left.isEmpty()) {
      board.turn(node, RecordingState.ON, jameses, "");
    } else if (!board.recording().handOver(now, new Hand.James(left.get()))) {
      on(node);
    } else {
      tell(node, "recording stays off, by " + left.get());
    }
  }

  private void domainOff(String node, String domain, String why) throws IOException {
    DomainSwitches switches = domains.domains();
    Optional<DomainOff> now = switches.find(domain);
    if (now.isEmpty()) {
      DomainOff off = domains.off(node, domain, why);
      if (!off.by().equals(Jameses.of(node).toString())) {
        domainOff(node, domain, why); // another collector's decision came just then
      }
      return;
    }
    Optional<Jameses> jameses = Jameses.in(now.get().by());
    if (jameses.isEmpty()) {
      tell(node, off(domain) + " already, by " + now.get().by());
    } else if (!jameses.get().nodes().contains(node)) {
      if (!switches.handOver(now.get(), jameses.get().with(node).toString())) {
        domainOff(node, domain, why);
        return;
      }
      tell(node, off(domain) + " already, and now by this James too");
    }
    switches.look();
    if (switches.condition() != DomainSwitches.Condition.KEPT) {
      throw new IOException("that " + off(domain) + " is not on disk yet");
    }
  }

  private void domainOn(String node, String domain) throws IOException {
    Optional<DomainOff> now = domains.domains().find(domain);
    if (now.isEmpty()) {
      return;
    }
    Optional<Jameses> jameses = Jameses.in(now.get().by());
    if (jameses.isEmpty()) {
      tell(node, off(domain) + " still, by " + now.get().by());
      return;
    }
    Optional<Jameses> left = jameses.get().without(node);
    if (left.isEmpty()) {
      domains.on(node, domain, "");
    } else if (!domains.domains().handOver(now.get(), left.get().toString())) {
      domainOn(node, domain);
    } else {
      tell(node, off(domain) + " still, by " + left.get());
    }
  }

  private static String off(String domain) {
    return "recording is off for mail of " + domain;
  }

  private void tell(String node, String what) {
    board.accounts().tell(Accounts.By.james(node), LogEntry.Event.CHANGE, what);
  }
}
