package org.waybill.collector.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.host.Contact;
import org.waybill.collector.link.Target;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.words.Words;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Token;

/**
 * What stands on each page, in a reader's language. Immutable.
 *
 * @param words the language
 */
record Views(Words words) {

  /** What a form sends. */
  static final String STOP = "stop";

  static final String RESUME = "resume";

  /** What is recorded of a person, and the form to change that. */
  NoticeView recorded(Token token, boolean withdrawn) {
    List<String> lines = recordings(token.mode());
    if (token.person().equals(PersonCode.NONE) || token.mode() == Mode.OFF) {
      return page("notice.recorded", "notice.nobody", lines);
    }
    return withdrawn ? stopped("notice.recorded") : going("notice.recorded", lines);
  }

  /** That it was heeded. */
  NoticeView chosen(Token token, Wish wish) {
    return wish == Wish.WITHDRAWN
        ? stopped("notice.stopped")
        : going("notice.resumed", recordings(token.mode()));
  }

  /** That it holds, and nobody knows for how long: the disk does not take it. */
  NoticeView unkept() {
    return page("notice.stopped", "notice.unkept", List.of())
        .with(new NoticeView.Button(STOP, words.text("notice.stop")), List.of());
  }

  /** That nothing was changed, because of what was sent, or because it is not to be had now. */
  NoticeView unchanged(String why) {
    return page("notice.unchanged", why, List.of());
  }

  /** Where a link leads. */
  NoticeView leads(String target, Optional<String> sender) {
    List<String> lines = new ArrayList<>();
    sender.ifPresent(
        address -> lines.add(words.text("notice.leads.sender", VisibleText.of(address))));
    return NoticeView.of(words, words.text("notice.leads"), "", lines)
        .leadingTo(Target.of(target), List.of(words.text("notice.leads.unrecorded")));
  }

  /** What this host is, for whoever looks at it. */
  NoticeView home(Optional<Contact> contact) {
    NoticeView page =
        NoticeView.of(
            words,
            words.text("notice.home"),
            "",
            List.of(words.text("notice.home.what"), words.text("notice.home.stop")));
    return contact.map(known -> page.naming(known, words.text("notice.home.abuse"))).orElse(page);
  }

  /** That a link is blocked: its host as text, and no way through. */
  NoticeView blocked(String target) {
    String host = Target.of(target).host();
    List<String> lines = new ArrayList<>();
    if (!host.isEmpty()) {
      lines.add(words.text("notice.blocked.host", host));
    }
    lines.add(words.text("notice.blocked.ask"));
    return page("notice.blocked", "notice.blocked.state", lines);
  }

  private NoticeView going(String title, List<String> lines) {
    return page(title, "notice.on", lines)
        .with(
            new NoticeView.Button(STOP, words.text("notice.stop")),
            List.of(words.text("notice.stop.means"), words.text("notice.stop.not")));
  }

  private NoticeView stopped(String title) {
    return page(title, "notice.off", List.of(words.text("notice.stop.not")))
        .with(
            new NoticeView.Button(RESUME, words.text("notice.resume")),
            List.of(words.text("notice.resume.means")));
  }

  private NoticeView page(String title, String state, List<String> lines) {
    return NoticeView.of(words, words.text(title), words.text(state), lines);
  }

  private List<String> recordings(Mode mode) {
    return switch (mode) {
      case OFF, AGGREGATE -> List.of(words.text("notice.mode.aggregate"));
      case DATE -> List.of(words.text("notice.what"), words.text("notice.mode.date"));
      case PSEUDONYMOUS ->
          List.of(words.text("notice.what"), words.text("notice.mode.pseudonymous"));
      case IDENTIFIED -> List.of(words.text("notice.what"), words.text("notice.mode.identified"));
    };
  }
}
