package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.waybill.wire.Opened;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackedPath;

/** A mail as the rest of James gets it, with what a reader's program would find in it. */
@SuppressWarnings("ArrayRecordComponent") // compared as text or with isEqualTo
record Handed(
    String name, String state, List<String> recipients, Optional<String> mark, byte[] message) {

  private static final Pattern TRACKED = Pattern.compile("https://track\\.example(/[oc]/[\\w.-]+)");

  static Handed of(Mail mail) throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.getMessage().writeTo(out);
    return new Handed(
        mail.getName(),
        mail.getState(),
        mail.getRecipients().stream().map(MailAddress::asString).toList(),
        mail.getAttribute(CopyMail.MARK).map(mark -> (String) mark.getValue().value()),
        out.toByteArray());
  }

  String text() {
    return new String(message, StandardCharsets.ISO_8859_1);
  }

  boolean isTracked() {
    return !urls().isEmpty();
  }

  /** The paths of pixels and links, in the order of the message. */
  List<String> urls() {
    return TRACKED.matcher(text()).results().map((MatchResult url) -> url.group(1)).toList();
  }

  /** What their seals hold. */
  List<Token> tokens(Seals seals) {
    return urls().stream()
        .map(path -> TrackedPath.of(path).orElseThrow())
        .map(path -> seals.open(path.kind(), path.token()))
        .map(opened -> ((Opened.Known) opened).token())
        .toList();
  }

  /** The ids of the keys that sealed it. */
  Set<Integer> keyIds(Seals seals) {
    return urls().stream()
        .map(path -> TrackedPath.of(path).orElseThrow())
        .map(path -> ((Opened.Known) seals.open(path.kind(), path.token())).keyId())
        .collect(Collectors.toSet());
  }

  /** The message with every tracked place as it was: no pixel, targets in place of links. */
  String undone(Seals seals) {
    String links = text();
    for (String path : urls()) {
      TrackedPath parsed = TrackedPath.of(path).orElseThrow();
      Token token = ((Opened.Known) seals.open(parsed.kind(), parsed.token())).token();
      links =
          links.replace(
              "https://track.example" + path, token.target().isEmpty() ? "PIXEL" : token.target());
    }
    return links.replaceAll("<img src=\"PIXEL\"[^>]*>", "");
  }
}
