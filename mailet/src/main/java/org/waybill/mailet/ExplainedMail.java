package org.waybill.mailet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.waybill.plan.LeftLink;
import org.waybill.plan.PlannedLink;
import org.waybill.plan.Track;

/**
 * What would become of a mail, and why.
 *
 * @param rules everything that had a say before the message was looked into
 */
record ExplainedMail(Decision decision, List<String> rules) {

  ExplainedMail {
    rules = List.copyOf(rules);
  }

  /** For {@link JsonText}. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (decision) {
      case Decision.Tracked tracked -> {
        fields.put("verdict", "track");
        copies(tracked.split().groups(), fields);
        fields.put("untracked", addresses(tracked.split().untracked()));
      }
      case Decision.Shadowed(List<Group> groups) -> {
        fields.put("verdict", "shadow");
        copies(groups, fields);
      }
      case Decision.Cleaned(byte[] unused, Decision.Left because) -> {
        fields.put("verdict", "clean");
        reason(because, fields);
      }
      case Decision.Left left -> {
        fields.put("verdict", "leave");
        reason(left, fields);
      }
    }
    fields.put("rules", rules);
    return fields;
  }

  private static void reason(Decision.Left left, Map<String, Object> fields) {
    fields.put("reason", left.reason().code());
    fields.put("detail", left.detail());
  }

  private static void copies(List<Group> groups, Map<String, Object> fields) {
    List<Object> copies = new ArrayList<>();
    for (Group group : groups) {
      Track plan = group.template().plan();
      Map<String, Object> copy = new LinkedHashMap<>();
      copy.put("recipients", addresses(group.recipients()));
      copy.put("pixels", plan.pixels().size());
      copy.put("linkPlaces", plan.places().size());
      copy.put("disclosures", plan.disclosures().size());
      copy.put("bytes", group.template().size());
      copies.add(copy);
    }
    fields.put("copies", copies);
    links(groups, fields);
  }

  /** All copies number their links alike; those without tracked links have none. */
  private static void links(List<Group> groups, Map<String, Object> fields) {
    Track plan =
        groups.stream()
            .map(group -> group.template().plan())
            .reduce((one, other) -> one.links().isEmpty() ? other : one)
            .orElseThrow();
    fields.put("host", plan.url().origin());
    fields.put("links", plan.links().stream().map(ExplainedMail::link).toList());
    fields.put("left", plan.left().stream().map(ExplainedMail::left).toList());
  }

  private static Map<String, Object> link(PlannedLink link) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", link.number());
    fields.put("target", link.target());
    fields.put("label", link.label());
    return fields;
  }

  private static Map<String, Object> left(LeftLink link) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("source", link.source());
    fields.put("reason", link.reason());
    fields.put("label", link.label());
    return fields;
  }

  private static List<String> addresses(List<MailAddress> addresses) {
    return addresses.stream().map(MailAddress::asString).toList();
  }
}
