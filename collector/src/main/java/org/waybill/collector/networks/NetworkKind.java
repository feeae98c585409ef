package org.waybill.collector.networks;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who uses a network. */
public enum NetworkKind {
  /** Microsoft's mail security and its image proxy: one network, nobody can tell which. */
  MICROSOFT("microsoft"),
  /** Google's proxy for pictures in mail: one address stands for many readers. */
  GOOGLE_PROXY("google-proxy"),
  /** Apple's own servers, which load pictures whether somebody reads or not. */
  APPLE("apple"),
  /** Where Apple's Private Relay comes out: persons, many behind one address. */
  APPLE_RELAY("apple-relay"),
  /** Scanners of mail: nobody reads there. */
  SCANNER("scanner"),
  /** The organization's own. */
  INTERNAL("internal");

  private final String word;

  NetworkKind(String word) {
    this.word = word;
  }

  /** As files write it. */
  public String word() {
    return word;
  }

  static Optional<NetworkKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** All words, for a message. */
  static String words() {
    return Arrays.stream(values()).map(NetworkKind::word).collect(Collectors.joining(", "));
  }
}
