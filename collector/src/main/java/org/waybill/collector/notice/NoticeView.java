package org.waybill.collector.notice;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.host.Contact;
import org.waybill.collector.link.Target;
import org.waybill.collector.words.Words;

/**
 * What stands on a page for a person. Immutable.
 *
 * @param title its heading
 * @param state the one sentence that matters; may be empty
 * @param lines what else is to be known
 * @param target where a link leads
 * @param button what can be done
 * @param person whom to tell of abuse
 * @param notes what that means, and does not
 */
public record NoticeView(
    Words words,
    String title,
    String state,
    List<String> lines,
    Optional<Target> target,
    Optional<Button> button,
    Optional<Person> person,
    List<String> notes) {

  /** Copies the lists. */
  public NoticeView {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /**
   * The one button of a form.
   *
   * @param wish what it sends
   * @param text what stands on it
   */
  public record Button(String wish, String text) {}

  /**
   * Somebody who can be told.
   *
   * @param before the words in front of it
   */
  public record Person(String before, Contact contact) {}

  /** A page that says a few things. */
  static NoticeView of(Words words, String title, String state, List<String> lines) {
    return new NoticeView(
        words,
        title,
        state,
        lines,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  NoticeView with(Button shown, List<String> meaning) {
    return new NoticeView(words, title, state, lines, target, Optional.of(shown), person, meaning);
  }

  NoticeView leadingTo(Target shown, List<String> meaning) {
    return new NoticeView(words, title, state, lines, Optional.of(shown), button, person, meaning);
  }

  NoticeView naming(Contact contact, String before) {
    return new NoticeView(
        words,
        title,
        state,
        lines,
        target,
        button,
        Optional.of(new Person(before, contact)),
        notes);
  }
}
