package org.waybill.collector.store;

import java.util.Optional;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.device.Device;
import org.waybill.collector.device.Recognizer;

/** Makes up a device of a person's user agent: its words, and a country by its length. */
public record TestRecognizer() implements Recognizer {

  @Override
  public Device of(Judgement judgement, String userAgent, String address) {
    if (judgement.verdict() != Verdict.PERSON || userAgent.isEmpty()) {
      return new Device.Untold();
    }
    if (judgement.reasons().has(Reason.PROXY)) {
      return new Device.Proxy();
    }
    String[] words = userAgent.split(" ", 2);
    return new Device.Own(
        Optional.of(words[0]),
        words.length == 1 ? Optional.empty() : Optional.of(words[1]),
        Optional.of(userAgent.length() % 2 == 0 ? "DE" : "AT"));
  }
}
