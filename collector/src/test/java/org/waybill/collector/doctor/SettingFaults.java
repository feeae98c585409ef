package org.waybill.collector.doctor;

import static org.waybill.collector.doctor.Fault.LONG_AGO;

import java.util.stream.Stream;
import org.waybill.hosts.HostFault;

/** Settings that are allowed and have that effect, and what is met outside. */
final class SettingFaults {

  private SettingFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        new Fault(
            "percent is 0",
            Trouble.NOTHING_COUNTED,
            "percent=0",
            "set percent in waybill.properties",
            site -> site.mailet("percent=100", "percent=0")),
        new Fault(
            "shadow mode is on",
            Trouble.NOTHING_COUNTED,
            "shadow=true",
            "set shadow=false",
            site -> site.mailet("shadow=false", "shadow=true")),
        new Fault(
            "track is off",
            Trouble.NOTHING_COUNTED,
            "track=off",
            "set track=opens, clicks",
            site -> site.mailet("track=opens, clicks", "track=off")),
        new Fault(
            "no link is tracked",
            Trouble.OPENS_ABOVE_CLICKS,
            "no link is tracked",
            "read opens alone",
            site -> site.mailet("track=opens, clicks", "track=opens")),
        new Fault(
            "hits are judged too early",
            Trouble.OPENS_ABOVE_CLICKS,
            "verdicts.patience.seconds=30",
            "waybill reclassify",
            site ->
                site.collector(
                    "verdicts.patience.seconds = 600", "verdicts.patience.seconds = 30")),
        new Fault(
            "the proxy is not trusted",
            Trouble.OPENS_ABOVE_CLICKS,
            "tracking.trustedProxies is empty",
            "name the proxy in tracking.trustedProxies",
            site -> site.collector("tracking.hosts =", "tracking.hosts = track.example.org")),
        new Fault(
            "the collector knows the tracking host under another name",
            Trouble.HOST_BROKEN,
            "tracking.hosts are [t.example.org]",
            "correct the one or the other",
            site -> {
              site.collector("tracking.hosts =", "tracking.hosts = t.example.org");
              site.collector("tracking.trustedProxies =", "tracking.trustedProxies = 127.0.0.1");
            }),
        new Fault(
            "collectorUrl names another port",
            Trouble.NOTHING_COUNTED,
            "collectorUrl is http://127.0.0.1:9999",
            "correct collectorUrl",
            site ->
                site.mailet(
                    "collectorUrl=http://127.0.0.1:8081", "collectorUrl=http://127.0.0.1:9999")),
        new Fault(
            "links lead to a bare address",
            Trouble.SPAM,
            "https://192.0.2.7",
            "give the collector a name",
            site ->
                site.mailet(
                    "trackingUrl=https://track.example.org", "trackingUrl=https://192.0.2.7")),
        new Fault(
            "the tracking host has no address",
            Trouble.HOST_BROKEN,
            "its name does not resolve",
            "check its DNS record",
            site -> site.hostsAre(HostFault.NAME, "no address")),
        new Fault(
            "the certificate has expired",
            Trouble.HOST_BROKEN,
            "its certificate is refused (expired)",
            "renew it",
            site -> site.hostsAre(HostFault.CERTIFICATE, "expired")),
        new Fault(
            "somebody else answers there",
            Trouble.HOST_BROKEN,
            "does not open links sealed with our keys",
            "leads to the collector's tracking.listen",
            site -> site.hostsAre(HostFault.STRANGER, "404")),
        new Fault(
            "the collector has ended",
            Trouble.NOTHING_COUNTED,
            "no collector runs",
            "waybill serve",
            site -> site.file(site.dataFolder().resolve("journal/x"), "", LONG_AGO)));
  }
}
