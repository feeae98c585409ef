package org.waybill.collector.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** Mistakes in James's {@code mailetcontainer.xml}. */
final class MailetcontainerFaults {

  private static final String TRACKING =
      """
                  <mailet match="All" class="org.waybill.mailet.AddTracking">
                      <config>waybill.properties</config>
                  </mailet>
      """
          .indent(0);

  static final String REMOTE = "<mailet match=\"All\" class=\"RemoteDelivery\">";
  static final String SIGN =
      "<mailet match=\"All\" class=\"org.apache.james.jdkim.mailets.DKIMSign\"/>\n";
  private static final String RELAY = "<processor state=\"relay\" enableJmx=\"false\">\n";
  private static final String TRANSPORT = "<processor state=\"transport\" enableJmx=\"false\">\n";
  private static final String GATEWAY =
      "<gateway>${sys:waybill.james.gateway:-127.0.0.1:2526}</gateway>";

  private MailetcontainerFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        new Fault(
            "mailetcontainer.xml is gone",
            Trouble.NOTHING_COUNTED,
            "does not exist",
            "name James's conf folder with --james",
            site -> Files.delete(site.conf().resolve("mailetcontainer.xml"))),
        new Fault(
            "mailetcontainer.xml is no XML",
            Trouble.NOTHING_COUNTED,
            "cannot be read",
            "correct the file",
            site -> site.container("</mailetcontainer>", "")),
        new Fault(
            "mailetcontainer.xml names an external entity",
            Trouble.NOTHING_COUNTED,
            "DOCTYPE",
            "correct the file",
            site ->
                site.container(
                    "<mailetcontainer ",
                    "<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><mailetcontainer ")),
        new Fault(
            "AddTracking is missing",
            Trouble.NOTHING_COUNTED,
            "no mailet AddTracking",
            "paste conf/james/mailetcontainer-fragment.xml",
            site -> site.container(TRACKING, "")),
        new Fault(
            "AddTracking is in front of the relay check",
            Trouble.FURTHER,
            "processor \"transport\"",
            "move it to the processor \"relay\"",
            site -> {
              site.container(TRACKING, "");
              site.container(TRANSPORT, TRANSPORT + TRACKING);
            }),
        new Fault(
            "RemoteDelivery itself checks who may relay, behind AddTracking",
            Trouble.FURTHER,
            "in front of the relay check",
            "of their own that only checked mail reaches",
            site -> site.container(REMOTE, REMOTE.replace("All", "SMTPAuthSuccessful"))),
        new Fault(
            "AddTracking is not first",
            Trouble.FURTHER,
            "AddFooter stands in front",
            "move AddTracking in front of AddFooter",
            site -> site.container(RELAY, RELAY + "<mailet match=\"All\" class=\"AddFooter\"/>\n")),
        new Fault(
            "AddTracking is behind DKIMSign",
            Trouble.SPAM,
            "AddTracking stands behind DKIMSign",
            "move DKIMSign behind AddTracking",
            site -> site.container(RELAY, RELAY + SIGN)),
        new Fault(
            "AddTracking is there twice",
            Trouble.COUNTED_TWICE,
            "AddTracking twice",
            "remove all but the first",
            site -> site.container(TRACKING, TRACKING + TRACKING)),
        new Fault(
            "nobody signs what is to be signed anew",
            Trouble.SPAM,
            "signingFollows=true",
            "set signingFollows=false",
            site -> {
              site.container(GATEWAY, "");
              site.mailet("signingFollows=false", "signingFollows=true");
            }),
        new Fault(
            "StripTracking is missing",
            Trouble.COUNTED_TWICE,
            "local-delivery",
            "put StripTracking",
            site -> site.container("org.waybill.mailet.StripTracking", "AddFooter")),
        new Fault(
            "StripTracking is behind LocalDelivery",
            Trouble.COUNTED_TWICE,
            "does not stand right in front",
            "in front of LocalDelivery",
            site -> {
              String local = "<mailet match=\"All\" class=\"LocalDelivery\"/>";
              site.container(local, "");
              site.container(
                  "<mailet match=\"All\" class=\"org.waybill.mailet.StripTracking\">",
                  local + "<mailet match=\"All\" class=\"org.waybill.mailet.StripTracking\">");
            }),
        new Fault(
            "Null is missing behind RecordDelivery",
            Trouble.COUNTED_TWICE,
            "no Null behind RecordDelivery",
            "mailetcontainer-deliveries.xml",
            site -> deliveries(site, "<mailet match=\"All\" class=\"Null\"/>", "")),
        new Fault(
            "RecordDelivery does not ignore its faults",
            Trouble.FURTHER,
            "no onMailetException",
            "<onMailetException>ignore</onMailetException>",
            site -> deliveries(site, "<onMailetException>ignore</onMailetException>", "")),
        new Fault(
            "RemoteDelivery does not name RecordDelivery's processor",
            Trouble.FURTHER,
            "no RemoteDelivery names in onSuccess",
            "add it to RemoteDelivery",
            site -> deliveries(site, "onSuccess", "")),
        new Fault(
            "a mailet element overrides with a wrong value",
            Trouble.NOTHING_COUNTED,
            "percent is '200'",
            "restart James",
            site ->
                site.container(
                    TRACKING, TRACKING.replace("</config>", "</config><percent>200</percent>"))));
  }

  /** Deliveries as the shipped fragment has them, with one thing in it changed. */
  static void deliveries(Site site, String from, String to) throws IOException {
    String deliveries =
        """
        <processor state="delivered" enableJmx="false">
            <mailet match="All" class="org.waybill.mailet.RecordDelivery">
                <config>waybill.properties</config>
                <onMailetException>ignore</onMailetException>
            </mailet>
            <mailet match="All" class="Null"/>
        </processor>
        """;
    site.container("</processors>", deliveries.replace(from, to) + "</processors>");
    if (!from.equals("onSuccess")) {
      site.container(REMOTE, REMOTE + "<onSuccess>delivered</onSuccess>");
    }
  }
}
