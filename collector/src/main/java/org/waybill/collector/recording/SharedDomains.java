package org.waybill.collector.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
import org.waybill.collector.share.Topic;

/**
 * The switches of sender domains as collectors tell them each other: the subject is the domain, the
 * text what the file would hold of its spans alone.
 */
public record SharedDomains(DomainSwitches domains) implements Topic {

  @Override
  public String name() {
    return "recording-domains";
  }

  @Override
  public Collection<String> subjects() {
    return domains.domains();
  }

  @Override
  public Optional<Decision> find(String subject) {
    DomainSpans spans = domains.spans(subject);
    return spans.spans().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision(
                subject,
                spans.made(),
                new String(DomainText.encode(spans.spans(), Map.of()), StandardCharsets.UTF_8)));
  }

  @Override
  public Heard hear(Decision decision, boolean untold) throws IOException {
    DomainText.Kept said =
        DomainText.decode(decision.body().getBytes(StandardCharsets.UTF_8))
            .filter(kept -> !kept.spans().isEmpty())
            .filter(
                kept ->
                    kept.spans().stream()
                        .allMatch(span -> span.domain().equals(decision.subject())))
            .orElseThrow(() -> new IllegalArgumentException("no spans of this version"));
    return domains.hear(new DomainSpans(decision.subject(), decision.made(), said.spans()), untold);
  }

  @Override
  public void follow(Consumer<String> follower) {
    domains.follow(follower);
  }
}
