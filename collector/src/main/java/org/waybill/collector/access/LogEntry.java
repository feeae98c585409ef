package org.waybill.collector.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the access log. It holds no recipient's address: persons stand as pseudonyms, so that
 * who was looked at can be found by an address and the log itself tells none. Immutable.
 *
 * @param at when
 * @param event what happened
 * @param user who did it, or tried to; may be anything where nobody was let in
 * @param role what the user was then; empty where nobody was let in
 * @param by how that was proven, or whose kill switch it was
 * @param from the client's address; empty for the command line
 * @param subject the path that was read, or what was done, in words
 * @param messages of a look: the messages the persons were recipients of
 * @param persons of a look: who was seen by name, by pseudonym; none where they are more than
 *     {@link #MOST_PERSONS}, and then it was everybody whom {@code messages} went to
 * @param count how many persons were seen by name
 */
public record LogEntry(
    Instant at,
    Event event,
    String user,
    String role,
    String by,
    String from,
    String subject,
    List<String> messages,
    List<String> persons,
    int count) {

  /** Beyond it a line names messages only. */
  static final int MOST_PERSONS = 1_000;

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_SUBJECT = 300;

  /** What is logged. */
  public enum Event {
    /** Somebody saw recipients by name, on a page or in the API. */
    LOOK,
    /** Somebody took recipients away by name. */
    EXPORT,
    /** Somebody read this log. */
    LOG_READ,
    /** Somebody was let in with a form. */
    SIGN_IN,
    /** Somebody was not let in. */
    SIGN_IN_FAILED,
    /** Somebody left. */
    SIGN_OUT,
    /** Users, passwords, roles, sessions or tokens were changed. */
    CHANGE;

    /** As it is written: {@code sign-in-failed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The event of that word. */
    public static Optional<Event> of(String word) {
      return Arrays.stream(values()).filter(event -> event.word().equals(word)).findFirst();
    }
  }

  /** Cuts what a client may have made long. */
  public LogEntry {
    messages = List.copyOf(messages);
    persons = List.copyOf(persons);
    user = cut(user, LONGEST_NAME);
    subject = cut(subject, LONGEST_SUBJECT);
  }

  /** Somebody known saw that. */
  static LogEntry look(
      Instant at, Viewer viewer, Occasion occasion, List<String> messages, List<String> persons) {
    return new LogEntry(
        at,
        occasion.kind() == Occasion.Kind.EXPORT ? Event.EXPORT : Event.LOOK,
        viewer.user(),
        viewer.role().word(),
        viewer.means().word(),
        viewer.from(),
        occasion.path(),
        messages,
        persons.size() > MOST_PERSONS ? List.of() : persons,
        persons.size());
  }

  /** Somebody known did something. */
  public static LogEntry deed(Instant at, Event event, Viewer viewer, String subject) {
    return new LogEntry(
        at,
        event,
        viewer.user(),
        viewer.role().word(),
        viewer.means().word(),
        viewer.from(),
        subject,
        List.of(),
        List.of(),
        0);
  }

  /** Somebody was not let in. */
  public static LogEntry refused(Instant at, String user, String from, String subject) {
    return new LogEntry(
        at, Event.SIGN_IN_FAILED, user, "", "", from, subject, List.of(), List.of(), 0);
  }

  /** The owner of the data folder did something with the command line. */
  public static LogEntry command(Instant at, String subject) {
    return new LogEntry(at, Event.CHANGE, "", "", "command", "", subject, List.of(), List.of(), 0);
  }

  /** Somebody moved the kill switch of a James. */
  public static LogEntry james(Instant at, String node, String subject) {
    return new LogEntry(
        at, Event.CHANGE, "", "", "James " + node, "", subject, List.of(), List.of(), 0);
  }

  /**
   * Half a surrogate pair, as a client may send and as a cut may leave, becomes a question mark.
   */
  private static String cut(String text, int longest) {
    String cut = text.length() <= longest ? text : text.substring(0, longest) + "\u2026";
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
