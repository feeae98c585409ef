package org.waybill.collector.mail;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.listen.ListenAddress;

/**
 * Who gets reports, when, and through which mail server. Immutable.
 *
 * @param smtp the mail server
 * @param security of the way to it
 * @param login at it; empty where it asks for none
 * @param from the sender
 * @param to who gets them; not empty
 * @param rhythm how often
 * @param hour of the day from which on they go out, 0 to 23
 * @param zone whose days and hours are meant
 * @param language of the texts, as in {@code lang}
 * @param url where browsers reach the pages, without a slash at its end
 */
public record MailOptions(
    ListenAddress smtp,
    Security security,
    Optional<Login> login,
    String from,
    List<String> to,
    Rhythm rhythm,
    int hour,
    ZoneId zone,
    String language,
    String url) {

  /** Copies the list. */
  public MailOptions {
    to = List.copyOf(to);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("nobody gets it");
    }
  }

  /** A name and a password. */
  public record Login(String user, String password) {
    /** Shows no password. */
    @Override
    public String toString() {
      return user;
    }
  }
}
