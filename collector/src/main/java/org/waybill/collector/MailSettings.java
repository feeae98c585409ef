package org.waybill.collector;

import static org.waybill.collector.Setting.number;
import static org.waybill.collector.Setting.optional;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.mail.MailOptions;
import org.waybill.collector.mail.Rhythm;
import org.waybill.collector.mail.Security;
import org.waybill.collector.words.Words;

/** The keys of the report that goes out by mail; with nobody to get it there is none. */
record MailSettings(
    Setting<List<String>> to,
    Setting<String> from,
    Setting<String> url,
    Setting<ListenAddress> smtp,
    Setting<Security> security,
    Setting<String> user,
    Setting<String> passwordFile,
    Setting<Rhythm> schedule,
    Setting<Integer> hour,
    Setting<ZoneId> zone,
    Setting<String> language) {

  private static final String ADDRESS = "local@domain in ASCII";

  /** RFC 5321 section 4.1.2 without quoted local parts, which nobody has. */
  private static final String MAILBOX =
      "(?=[^@]{1,64}@.{1,255}$)ATOM(?:\\.ATOM)*@LABEL(?:\\.LABEL)*"
          .replace("ATOM", "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+")
          .replace("LABEL", "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  static MailSettings keys() {
    return new MailSettings(
        optional(
            "report.mail.to", "", ADDRESS + ", several with commas between", MailSettings::list),
        optional("report.mail.from", "", ADDRESS, MailSettings::mailboxOrNone),
        optional(
            "report.mail.url",
            "",
            "an http or https URL in ASCII without query and without a slash at its end",
            MailSettings::base),
        optional(
            "report.mail.smtp", "127.0.0.1:25", "HOST:PORT or [IPV6]:PORT", ListenAddress::parse),
        optional(
            "report.mail.smtp.security",
            "none",
            "none, starttls or tls",
            text -> Security.of(text).orElseThrow(() -> new IllegalArgumentException(text))),
        optional("report.mail.smtp.user", "", "text without line ends", text -> text),
        optional(
            "report.mail.smtp.passwordFile",
            "",
            "a path; a relative one is relative to this file's folder",
            text -> text),
        optional(
            "report.mail.schedule",
            "weekly",
            "daily or weekly",
            text -> Rhythm.of(text).orElseThrow(() -> new IllegalArgumentException(text))),
        number("report.mail.hour", 7, 0, 23),
        optional(
            "report.mail.zone", "UTC", "a time zone such as Europe/Berlin", MailSettings::zoneOf),
        optional(
            "report.mail.language",
            "en",
            String.join(" or ", Words.LANGUAGES),
            MailSettings::language));
  }

  Stream<Setting<?>> all() {
    return Stream.of(
        to, from, url, smtp, security, user, passwordFile, schedule, hour, zone, language);
  }

  /** What is wrong with them together; an empty list where nothing is. */
  List<String> problems(ListenerSettings.Values values, SecretFiles secrets) {
    List<String> problems = new ArrayList<>();
    if (values.of(to).isEmpty()) {
      return problems;
    }
    for (Setting<String> needed : List.of(from, url)) {
      if (values.of(needed).isEmpty()) {
        problems.add(
            "%s is ''; with report.mail.to it must be set: allowed is %s"
                .formatted(needed.key(), needed.allowed()));
      }
    }
    if (!values.of(user).isEmpty()) {
      secrets
          .problem(passwordFile, values.of(passwordFile), "the password of report.mail.smtp.user")
          .ifPresent(problems::add);
    }
    return problems;
  }

  /** Who gets it, and how; empty where nobody does. */
  Optional<MailOptions> options(ListenerSettings.Values values, SecretFiles secrets) {
    if (values.of(to).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MailOptions(
            values.of(smtp),
            values.of(security),
            login(values, secrets),
            values.of(from),
            values.of(to),
            values.of(schedule),
            values.of(hour),
            values.of(zone),
            values.of(language),
            values.of(url)));
  }

  private Optional<MailOptions.Login> login(ListenerSettings.Values values, SecretFiles secrets) {
    return values.of(user).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MailOptions.Login(values.of(user), secrets.secret(values.of(passwordFile))));
  }

  private static List<String> list(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(part -> mailbox(part.strip())).toList();
  }

  private static String mailboxOrNone(String text) {
    return text.isEmpty() ? text : mailbox(text);
  }

  static String mailbox(String text) {
    if (!text.matches(MAILBOX)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String base(String text) {
    if (text.isEmpty()) {
      return text;
    }
    try {
      URI uri = new URI(text);
      // what is not ASCII java.net.URI takes as well, marks of direction among it
      boolean ascii = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (ascii
          && web
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getFragment() == null
          && !text.endsWith("/")) {
        return text;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
    throw new IllegalArgumentException(text);
  }

  private static ZoneId zoneOf(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String language(String text) {
    if (!Words.LANGUAGES.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
