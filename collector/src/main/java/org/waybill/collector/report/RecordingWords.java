package org.waybill.collector.report;

import org.waybill.collector.recording.Recording;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.collector.words.Words;

/** How the recording switch stands, as a page says it. */
final class RecordingWords {

  private RecordingWords() {}

  static String of(Frame frame) {
    Words words = frame.words();
    Recording recording = frame.recording();
    if (recording.isOn()) {
      return words.text("recording.on");
    }
    String since = recording.since().map(at -> frame.at(at.toEpochMilli()).text()).orElse("");
    String unkept = recording.isKept() ? "" : words.text("recording.unkept");
    return off(recording, since, words) + unkept;
  }

  private static String off(Recording recording, String since, Words words) {
    return switch (recording.hand()) {
      case Hand.User(String name) -> words.text("recording.off", since, Shown.of(name).plain());
      case Hand.Command() -> words.text("recording.off", since, words.text("recording.command"));
      case Hand.James unused -> words.text("recording.off", since, recording.by());
      case Hand.Nobody() -> words.text("recording.damaged", since);
    };
  }
}
