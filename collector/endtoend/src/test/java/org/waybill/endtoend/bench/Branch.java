package org.waybill.endtoend.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is done to a message in processor {@code relay}; the envelope sender says which. All in one
 * James: its heap, its compiled code and what it keeps are the same for every branch, which four
 * Jameses beside each other never are.
 */
enum Branch {
  /** Nothing more than the matchers of the others, which all branches pay. */
  NOTHING("nothing extra", "", ""),

  /** The least a mailet can do to a message and still change it. */
  STAMP(
      "header stamp (SetMimeHeader)",
      "X-Bench-Stamp: ",
      """
      <mailet match="SenderIs=stamp@sender.example" class="SetMimeHeader">
          <name>X-Bench-Stamp</name>
          <value>stamped</value>
      </mailet>
      """),

  TRACKING(
      "AddTracking",
      "/o/",
      """
      <mailet match="SenderIs=tracking@sender.example" class="org.waybill.mailet.AddTracking">
          <config>waybill.properties</config>
      </mailet>
      """),

  /** James's own mailet that changes text and HTML. */
  FOOTER(
      "AddFooter",
      "benchfooter",
      """
      <mailet match="SenderIs=footer@sender.example" class="AddFooter">
          <text>benchfooter: sent by a member of this house</text>
      </mailet>
      """);

  private final String title;
  private final String mark;
  private final String mailet;

  Branch(String title, String mark, String mailet) {
    this.title = title;
    this.mark = mark;
    this.mailet = mailet;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** What every message that went through here bears, and no other; empty for {@link #NOTHING}. */
  String mark() {
    return mark;
  }

  /** The envelope sender that leads here. */
  String sender() {
    return name().toLowerCase(java.util.Locale.ROOT) + "@sender.example";
  }

  /** The elements that stand first in processor {@code relay}. */
  static String mailets() {
    return Arrays.stream(values()).map(branch -> branch.mailet).collect(Collectors.joining());
  }
}
