package org.waybill.wire;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A ring's sealing keys at an instant, and what may become of them. A new key seals {@link #NOTICE}
 * after it was made, so that its file can be brought to both halves first; with that instant every
 * older active key counts as open-only, whatever the file still says. Immutable.
 *
 * @param ring the keys
 * @param now the instant
 */
public record KeyLife(KeyRing ring, Instant now) {

  /** Between making a further key and sealing with it. */
  public static final Duration NOTICE = Duration.ofHours(24);

  private static final int IDS = 256;

  /** The key to seal with; empty where the first is not active yet. */
  public Optional<SealingKey> active() {
    return ring.sealing().stream().filter(key -> key.sealsAt(now)).max(SealingKey.NEWEST_LAST);
  }

  /** A key that will be the active one; empty where none waits. */
  public Optional<SealingKey> waiting() {
    return ring.sealing().stream()
        .filter(key -> key.state() == KeyState.ACTIVE && !key.sealsAt(now))
        .max(SealingKey.NEWEST_LAST);
  }

  /** The state it is in now: a key that a newer one has followed is open-only. */
  public KeyState stateOf(SealingKey key) {
    boolean followed = key.sealsAt(now) && !active().equals(Optional.of(key));
    return followed ? KeyState.OPEN_ONLY : key.state();
  }

  /** When the next key took its place, or will; empty for the newest. */
  public Optional<Instant> followed(SealingKey key) {
    return ring.sealing().stream()
        .map(SealingKey::activeFrom)
        .filter(from -> from.isAfter(key.activeFrom()))
        .min(Instant::compareTo);
  }

  /**
   * The ring with one key more, which seals after {@link #NOTICE}.
   *
   * @throws IllegalArgumentException where one waits already, or no id is left
   */
  public KeyRing rotated(SecureRandom random) {
    waiting()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  "%s waits already and becomes active at %s; rotate again after that"
                      .formatted(key, key.activeFrom()));
            });
    List<SealingKey> keys = new ArrayList<>(settled());
    keys.add(SealingKey.generate(freeId(), now.plus(NOTICE), random));
    return new KeyRing(ring.identity(), keys);
  }

  /**
   * The ring in which that key opens nothing any more; its id stays taken.
   *
   * @throws IllegalArgumentException where there is no such key or it is not open-only
   */
  public KeyRing destroyed(int id) {
    SealingKey key = openOnly(id);
    List<SealingKey> keys =
        settled().stream().map(each -> each.id() == key.id() ? each.destroyed() : each).toList();
    return new KeyRing(ring.identity(), keys);
  }

  /**
   * The open-only key with that id.
   *
   * @throws IllegalArgumentException where there is none, saying what there is instead
   */
  public SealingKey openOnly(int id) {
    SealingKey key =
        ring.key(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "it has no sealing key %d; it has %s"
                            .formatted(id, ring.sealing().stream().map(this::word).toList())));
    if (key.sealsAt(now) && stateOf(key) == KeyState.ACTIVE) {
      throw new IllegalArgumentException(
          "sealing key %d is the active one, with which mail is sealed now; only an open-only key can be destroyed: rotate first, and wait until the new key is active"
              .formatted(id));
    }
    if (stateOf(key) != KeyState.OPEN_ONLY) {
      throw new IllegalArgumentException(
          "sealing key %s; only an open-only key can be destroyed".formatted(word(key)));
    }
    return key;
  }

  private String word(SealingKey key) {
    return key.state() == KeyState.ACTIVE && !key.sealsAt(now)
        ? key.id() + " (active from " + key.activeFrom() + ")"
        : key.id() + " (" + stateOf(key).word() + ")";
  }

  private List<SealingKey> settled() {
    return ring.sealing().stream()
        .map(
            key ->
                stateOf(key) == KeyState.OPEN_ONLY && key.state() == KeyState.ACTIVE
                    ? key.openOnly()
                    : key)
        .toList();
  }

  /**
   * Above the highest there ever was, so that a line somebody took out by hand does no harm; only
   * behind 255 one of those never listed.
   */
  private int freeId() {
    int highest = ring.sealing().stream().mapToInt(SealingKey::id).max().orElse(0);
    Predicate<Integer> free = id -> ring.key(id).isEmpty();
    return IntStream.concat(IntStream.range(highest + 1, IDS), IntStream.range(0, IDS))
        .boxed()
        .filter(free)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "all 256 ids of sealing keys are used, and an id is never reused; this"
                        + " installation cannot rotate any more"));
  }
}
