package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;
import org.waybill.settings.Settings;

/**
 * What {@link StripTracking} is told: the file that mailets share, and one parameter of its own.
 *
 * @param shared of which it needs the key file
 * @param signedStays whether mail with a DKIM or ARC signature stays as it is
 */
record StripSettings(Settings shared, boolean signedStays) {

  private static final String SIGNED = "signed";

  /**
   * Reads settings.
   *
   * @throws MessagingException with every problem there is
   */
  static StripSettings read(MailetConfig element, FileSystem files) throws MessagingException {
    String signed = Optional.ofNullable(element.getInitParameter(SIGNED)).orElse("strip").strip();
    List<String> problems = new ArrayList<>();
    if (!signed.equals("strip") && !signed.equals("leave")) {
      problems.add(SIGNED + " is '" + signed + "'; it takes strip or leave");
    }
    Settings shared = MailetSettings.read("StripTracking", new Shared(element), files, problems);
    return new StripSettings(shared, signed.equals("leave"));
  }

  /** The element without the parameter that the shared file does not know. */
  private record Shared(MailetConfig element) implements MailetConfig {

    @Override
    public String getInitParameter(String name) {
      return element.getInitParameter(name);
    }

    @Override
    public Iterator<String> getInitParameterNames() {
      List<String> names = new ArrayList<>();
      element.getInitParameterNames().forEachRemaining(names::add);
      names.remove(SIGNED);
      return names.iterator();
    }

    @Override
    public MailetContext getMailetContext() {
      return element.getMailetContext();
    }

    @Override
    public String getMailetName() {
      return element.getMailetName();
    }
  }
}
