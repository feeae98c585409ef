package org.waybill.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows a journal's durable records, each once, in order. Where a segment is damaged the rest of
 * it is skipped, counted and logged. Used by one thread at a time.
 */
public final class JournalReader implements AutoCloseable {
  private final Disk disk;
  private final Segments segments;
  private final Damage damage;
  private Position position;
  private @Nullable SegmentCursor cursor;

  JournalReader(Disk disk, Segments segments, Damage damage, Position from) {
    this.disk = disk;
    this.segments = segments;
    this.damage = damage;
    this.position = from;
  }

  /** Where the next {@link #poll} looks. */
  public Position position() {
    return position;
  }

  /** The next durable record, or nothing when there is none yet. Never waits but for the disk. */
  public Optional<Entry> poll() throws IOException {
    while (position.compareTo(segments.durableEnd()) < 0) {
      OptionalInt end = segments.end(position.segment());
      if (end.isPresent() && position.offset() < end.getAsInt()) {
        Optional<Entry> entry = read(end.getAsInt());
        if (entry.isPresent()) {
          return entry;
        }
      } else if (!moveOn()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Waits until {@link #poll} has something to look at; false after the time or on close. */
  public boolean awaitDurable(Duration timeout) throws InterruptedException {
    return segments.awaitBeyond(position, timeout.toNanos());
  }

  @Override
  public void close() throws IOException {
    SegmentCursor open = cursor;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }

  /** The record at the position; nothing when the position has moved to another segment instead. */
  private Optional<Entry> read(int end) throws IOException {
    SegmentCursor open;
    try {
      open = cursorAt(position);
    } catch (IOException e) {
      if (segments.end(position.segment()).isEmpty()) {
        return Optional.empty(); // trimmed between the look and the opening
      }
      throw e;
    }
    Position at = new Position(position.segment(), open.offset());
    if (position.offset() < SegmentHeader.BYTES && open.header().isEmpty()) {
      return skip(at, end, "the segment's header is wrong");
    }
    return switch (open.next(end)) {
      case Step.Whole whole -> {
        position = new Position(at.segment(), open.offset());
        yield Optional.of(new Entry(at, position, whole.record()));
      }
      case Step.Broken broken -> skip(at, end, broken.why());
      case Step.End none ->
          at.offset() == end
              ? skipEmpty()
              : skip(at, end, "no record although the segment ends at offset " + end);
    };
  }

  private Optional<Entry> skip(Position at, int end, String why) throws IOException {
    damage.report(at, (long) end - at.offset(), why);
    return skipEmpty();
  }

  private Optional<Entry> skipEmpty() throws IOException {
    close();
    position = new Position(position.segment() + 1, 0);
    return Optional.empty();
  }

  /** To the next segment there is; false when there is none. */
  private boolean moveOn() throws IOException {
    boolean trimmed = segments.end(position.segment()).isEmpty();
    OptionalLong next = segments.atOrAfter(position.segment() + (trimmed ? 0 : 1));
    if (next.isEmpty()) {
      return false;
    }
    close();
    position = new Position(next.getAsLong(), 0);
    return true;
  }

  private SegmentCursor cursorAt(Position place) throws IOException {
    SegmentCursor open = cursor;
    if (open == null || open.segment() != place.segment()) {
      close();
      open = SegmentCursor.open(disk, place.segment(), place.offset());
      cursor = open;
    }
    return open;
  }
}
