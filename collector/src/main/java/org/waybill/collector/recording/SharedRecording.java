package org.waybill.collector.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
import org.waybill.collector.share.Topic;

/**
 * The switch of everything as collectors tell it each other: one subject, with the text of its
 * file. What nobody decided, as with a damaged file, is not told.
 */
public record SharedRecording(RecordingSwitch recording) implements Topic {

  private static final String ALL = "all";

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public Collection<String> subjects() {
    return find(ALL).map(Decision::subject).map(List::of).orElse(List.of());
  }

  @Override
  public Optional<Decision> find(String subject) {
    Recording now = recording.now();
    return now.hand() instanceof Hand.Nobody
        ? Optional.empty()
        : Optional.of(
            new Decision(
                ALL, now.made(), new String(RecordingText.encode(now), StandardCharsets.UTF_8)));
  }

  @Override
  public Heard hear(Decision decision, boolean untold) throws IOException {
    Recording said =
        RecordingText.decode(decision.body().getBytes(StandardCharsets.UTF_8))
            .filter(known -> !(known.hand() instanceof Hand.Nobody))
            .filter(known -> known.made().equals(decision.made()))
            .filter(known -> decision.subject().equals(ALL))
            .orElseThrow(() -> new IllegalArgumentException("no switch of this version"));
    return recording.hear(said, untold);
  }

  @Override
  public void follow(Consumer<String> follower) {
    recording.follow(() -> follower.accept(ALL));
  }
}
